package dev.maskbot.sandbox.x;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who sees the posts of protected accounts (nobody here: the bot follows no one), and whom posts let reply. Thread-safe. */
final class Audience {
    private final Set<Long> protectedUsers = ConcurrentHashMap.newKeySet();
    private final Set<Long> closedPosts = ConcurrentHashMap.newKeySet();

    void protect(User user) {
        protectedUsers.add(user.id());
    }

    void close(Post post) {
        closedPosts.add(post.id());
    }

    boolean isProtected(User user) {
        return protectedUsers.contains(user.id());
    }

    boolean isPublic(Post post) {
        return !isProtected(post.author());
    }

    boolean sees(User reader, Post post) {
        return reader.equals(post.author()) || !isProtected(post.author());
    }

    boolean isClosed(Post post) {
        return closedPosts.contains(post.id());
    }
}
