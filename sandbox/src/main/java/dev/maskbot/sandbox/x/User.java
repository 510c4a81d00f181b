package dev.maskbot.sandbox.x;

import java.util.regex.Pattern;

/**
 * An account of the local X; usernames are compared without case, the bio may be empty; X labels automated ones as such.
 * Immutable.
 */
public record User(long id, String username, String name, String bio, boolean automated) {
    // X: 4 to 15 letters, digits or underscores today; older accounts have fewer.
    private static final Pattern USERNAME = Pattern.compile("\\w{1,15}");

    public User {
        if (!USERNAME.matcher(username).matches()) {
            throw new IllegalArgumentException("not a username of X: " + username);
        }
    }

    /** Without a label. */
    public User(long id, String username, String name, String bio) {
        this(id, username, name, bio, false);
    }

    /** Without a bio. */
    public User(long id, String username, String name) {
        this(id, username, name, "");
    }

    boolean isNamed(String other) {
        return username.equalsIgnoreCase(other);
    }
}
