package dev.maskbot.sandbox.x;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who sees the posts of protected accounts (nobody here: the bot follows no one), and whom conversations let reply.
 * Thread-safe.
 */
final class Audience {
    private final Set<Long> protectedUsers = ConcurrentHashMap.newKeySet();
    private final Map<Long, ReplySettings> byConversation = new ConcurrentHashMap<>();
    private final Posts posts;

    Audience(Posts posts) {
        this.posts = posts;
    }

    void protect(User user) {
        protectedUsers.add(user.id());
    }

    /** For a whole conversation: X knows no settings of single posts in it. */
    void restrict(Post post, ReplySettings settings) {
        byConversation.put(post.conversationId(), settings);
    }

    void clear() {
        protectedUsers.clear();
        byConversation.clear();
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

    ReplySettings replySettings(Post post) {
        return byConversation.getOrDefault(post.conversationId(), ReplySettings.EVERYONE);
    }

    /** Nobody here is followed, subscribed to or verified. */
    boolean mayReply(User user, Post parent) {
        return switch (replySettings(parent)) {
            case EVERYONE -> true;
            case MENTIONED_USERS ->
                posts.find(parent.conversationId())
                        .filter(root -> root.author().equals(user) || root.explicitlyMentions(user))
                        .isPresent();
            case FOLLOWING, SUBSCRIBERS, VERIFIED ->
                posts.find(parent.conversationId())
                        .filter(root -> root.author().equals(user))
                        .isPresent();
        };
    }
}
