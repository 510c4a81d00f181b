package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.Post;
import dev.maskbot.sandbox.x.Subscription;
import dev.maskbot.sandbox.x.XEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The bot's replies that people see, by what they answer, and those that X kept it from. Thread-safe. */
final class Replies implements AutoCloseable {
    private static final String DUPLICATE = "duplicate content";

    private final Map<String, List<Post>> byMention = new ConcurrentHashMap<>();
    private final AtomicInteger repeated = new AtomicInteger();
    private final Subscription subscription;

    Replies(LocalX x) {
        subscription = x.subscribe(event -> {
            switch (event) {
                case XEvent.ReplyCreated(var reply, var parent)
                when isByBot(reply) ->
                    byMention
                            .computeIfAbsent(key(parent), _ -> new CopyOnWriteArrayList<>())
                            .add(reply);
                case XEvent.PostDeleted(var post)
                when isByBot(post) ->
                    byMention.values().forEach(replies -> replies.removeIf(reply -> reply.id() == post.id()));
                case XEvent.RequestRefused refused
                when refused.detail().contains(DUPLICATE) -> repeated.incrementAndGet();
                default -> {}
            }
        });
    }

    List<Post> to(Offer offer) {
        return byMention.getOrDefault(offer.mention(), List.of());
    }

    /** How often the bot sent what X had already: X refused the second reply, the bot did not. */
    int repeated() {
        return repeated.get();
    }

    private static boolean isByBot(Post post) {
        return post.author().username().equals(Fleet.BOT);
    }

    /** Its first version. */
    private static String key(Post post) {
        return Long.toString(post.editHistory().getFirst());
    }

    @Override
    public void close() {
        subscription.close();
    }
}
