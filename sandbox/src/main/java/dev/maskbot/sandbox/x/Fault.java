package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A way in which X misbehaves, to be switched on in {@link Faults}. */
public sealed interface Fault {
    /** Happens to one call, connection or post at a time, and so can be wanted a number of times. */
    sealed interface Incident extends Fault {}

    /** Lasts for as long as it is on. */
    sealed interface Condition extends Fault {}

    /** Happens once to each connection to the stream, at once: to the one there is and to those that come. */
    sealed interface Strike extends Incident {}

    /** A call is counted against its limit and then answered with a refusal. */
    record Refused(Operation operation, Refusal refusal) implements Incident {}

    /** A call is answered so much later, in real time. */
    record Delayed(Operation operation, Duration delay) implements Incident {}

    /** A call is counted against its limit and then answered with a TCP reset. */
    record Reset(Operation operation) implements Incident {}

    /** A call is carried out, but its answer is a refusal. */
    record RefusedAfterEffect(Operation operation, Refusal refusal) implements Incident {}

    /** A call is carried out, but its answer is a TCP reset. */
    record ResetAfterEffect(Operation operation) implements Incident {}

    /** A line arrives that is no post; {@link Lines} has some. */
    record Line(String text) implements Strike {}

    /** The connection ends after some last bytes, which need not be a whole line. */
    record Cut(String lastWords, Ending ending) implements Strike {
        /** Without a word. */
        public Cut(Ending ending) {
            this("", ending);
        }

        /** As X announces it when it can. */
        public static Cut announced() {
            return new Cut(Lines.DISCONNECT + "\r\n", Ending.CLEAN);
        }

        /** In the middle of the line of a made-up post. */
        public static Cut midLine(Ending ending) {
            return new Cut(Lines.MALFORMED, ending);
        }
    }

    /** The stream sends nothing at all, not even keep-alives, while posts wait; the connection stays open. */
    record Stall() implements Condition {}

    /** A post is announced by half its line, after which the connection ends; it does not come again. */
    record TornPost(Ending ending) implements Incident {}

    /** The line of a post comes in pieces of so many bytes, with a pause after each, in real time. */
    record Pieces(int bytes, Duration pause) implements Incident {
        public Pieces {
            if (bytes < 1 || pause.isNegative()) {
                throw new IllegalArgumentException("pieces have at least one byte and a pause of zero or more");
            }
        }
    }

    /** A share of the posts is not written to the stream, though the timelines have it. */
    record Drop(double share, RandomGenerator random) implements Incident {
        public Drop {
            requireShare(share);
        }

        /** A stream that is stale: it lives by its keep-alives alone. */
        public static Drop all() {
            return new Drop(1, new SplittableRandom());
        }
    }

    /** A post is written to the stream twice. */
    record Duplicate() implements Incident {}

    /** A post is written to the stream so much later, by the local X's clock; what follows it passes it. */
    record Late(Duration delay) implements Incident {}

    /** So many posts are gathered and written in another order; fewer wait until the fault is cleared. */
    record Reorder(int posts, RandomGenerator random) implements Incident {
        public Reorder {
            if (posts < 2) {
                throw new IllegalArgumentException("an order takes at least two posts, not " + posts);
            }
        }
    }

    /** The place of a client that has left stays taken for some time of the local X's clock. */
    record HeldSlot(Duration time) implements Condition {}

    /** Who connects is let in, and whoever was connected is put out. */
    record Eviction() implements Condition {}

    /** A timeline does not list a share of the posts yet, chosen by the seed, while they are younger than the lag. */
    record IndexLag(Operation timeline, Duration lag, double share, long seed) implements Condition {
        public IndexLag {
            requireShare(share);
        }

        /** It lists none of them. */
        public IndexLag(Operation timeline, Duration lag) {
            this(timeline, lag, 1, 0);
        }

        boolean hides(Post post, Instant now) {
            // By the id, so that a post is hidden from every call or from none.
            return now.isBefore(post.createdAt().plus(lag))
                    && new SplittableRandom(seed ^ post.id()).nextDouble() < share;
        }
    }

    /** A rule acts on the stream only when it is so old; on X it takes about 20 seconds. */
    record SlowRules(Duration delay) implements Condition {
        boolean holdsBack(Rule rule, Instant now) {
            return now.isBefore(SnowflakeIds.time(rule.id()).plus(delay));
        }
    }

    /** Media of more bytes are taken and then not posted: X has such a second limit, and does not tell it. */
    record HeavyMedia(int bytes) implements Condition {}

    /** JPEGs are served as progressive ones. */
    record ProgressivePhotos() implements Condition {}

    /** X does not know a refresh token that it gave. */
    record InvalidRefresh() implements Incident {}

    /** X works on an animated GIF in vain. */
    record FailedProcessing() implements Incident {}

    /** A photo is not served as it is; {@link PhotoFaults} knows what can happen to it. */
    record OfPhoto(Kind.OfPhoto kind) implements Incident {}

    private static void requireShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is more than 0 and at most 1, not " + share);
        }
    }
}
