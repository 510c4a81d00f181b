package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.x.Draft;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.NewPhoto;
import dev.maskbot.sandbox.x.Post;
import dev.maskbot.sandbox.x.User;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where a few people post who post nothing else. For one thread.
 *
 * @param cast begins their names
 */
record Scene(LocalX x, String cast, Consumer<Offer> offers) {
    /** A doubt about a reply takes four minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofMillis(200);

    /** The bot did not answer what has an answer: the rest of a script makes no sense. */
    static final class NoReply extends RuntimeException {
        private static final long serialVersionUID = 1;

        private NoReply(Post mention) {
            super("no reply to " + mention.id() + ": " + mention.typed());
        }
    }

    /** What they do. */
    @FunctionalInterface
    interface Script {
        void play(Scene scene) throws InterruptedException;
    }

    /** One of them. */
    User user(String role) {
        return x.findOrCreateUser(cast + role);
    }

    Draft draft(String text, NewPhoto... photos) {
        return draft(user(""), text, photos);
    }

    Draft draft(User author, String text, NewPhoto... photos) {
        return Draft.of(author, text).with(photos);
    }

    /**
     * Posts what calls the bot.
     *
     * @param expected the reasons that its outcome may have; none: any
     */
    Post summon(Draft draft, String... expected) {
        return offer(x.post(draft), true, expected);
    }

    /** Posts what is none of the bot's business. */
    Post chat(Draft draft) {
        return offer(x.post(draft), false);
    }

    Post offer(Post post, boolean summons, String... expected) {
        offers.accept(new Offer(post, summons, Set.of(expected)));
        return post;
    }

    /**
     * The bot's reply.
     *
     * @throws NoReply if there is none in five minutes
     */
    Post awaitReply(Post mention) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var reply = x.replies(mention).stream()
                    .filter(post -> post.author().username().equals(Fleet.BOT))
                    .findFirst();
            if (reply.isPresent()) {
                return reply.get();
            }
            Thread.sleep(LOOK);
        }
        throw new NoReply(mention);
    }
}
