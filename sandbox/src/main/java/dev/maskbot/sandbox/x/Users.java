package dev.maskbot.sandbox.x;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts, by username without case and by id. Thread-safe. */
final class Users {
    private final SnowflakeIds ids;
    private final User bot;
    private final Map<String, User> byUsername = new ConcurrentHashMap<>();

    Users(SnowflakeIds ids, User bot) {
        this.ids = ids;
        this.bot = bot;
        byUsername.put(key(bot.username()), bot);
    }

    User findOrCreate(String username) {
        return findOrCreate(username, "");
    }

    /** With this bio, if it is new. */
    User findOrCreate(String username, String bio) {
        return byUsername.computeIfAbsent(key(username), _ -> new User(ids.next(), username, username, bio));
    }

    /** Throws IllegalArgumentException when the name is taken, or none of X's. */
    User create(String username, String name, String bio, boolean automated) {
        User user = new User(ids.next(), username, name, bio, automated);
        if (byUsername.putIfAbsent(key(username), user) != null) {
            throw new IllegalArgumentException("there is a @" + username + " already");
        }
        return user;
    }

    /** Leaves the bot. */
    void clear() {
        byUsername.values().removeIf(user -> !user.equals(bot));
    }

    Optional<User> find(String username) {
        return Optional.ofNullable(byUsername.get(key(username)));
    }

    Optional<User> find(long id) {
        return byUsername.values().stream().filter(user -> user.id() == id).findFirst();
    }

    private static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
