package dev.maskbot.sandbox;

import dev.maskbot.sandbox.x.NewPhoto;
import dev.maskbot.sandbox.x.Post;
import dev.maskbot.sandbox.x.XEvent.ReplyCreated;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The bot's reply to a post, and how long it took. Immutable. */
public record Answer(Post reply, Duration took) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(200);

    /**
     * Posts, and waits for the reply.
     *
     * @throws IllegalStateException when none comes within 60 s, or none can come any more
     */
    static Answer to(Sandbox sandbox, String text, NewPhoto photo) throws InterruptedException {
        var x = sandbox.x();
        var replies = new LinkedBlockingQueue<ReplyCreated>();
        try (var _ = x.subscribe(event -> {
            if (event instanceof ReplyCreated reply) {
                replies.add(reply);
            }
        })) {
            var start = System.nanoTime();
            var post = x.post(x.findOrCreateUser("alice"), text, List.of(photo), Optional.empty());
            while (System.nanoTime() - start < PATIENCE.toNanos()) {
                sandbox.requireWhole();
                var reply = replies.poll(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
                if (reply != null && reply.parent().id() == post.id()) {
                    return new Answer(reply.reply(), Duration.ofNanos(System.nanoTime() - start));
                }
            }
            throw new IllegalStateException("no reply within " + PATIENCE.toSeconds() + " s; --verbose shows why");
        }
    }
}
