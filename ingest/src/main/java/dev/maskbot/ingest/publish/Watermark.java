package dev.maskbot.ingest.publish;

import dev.maskbot.x.PostId;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The post up to which nothing is left to do: X has listed everything until there, and Kinesis has acknowledged every
 * mention of it. It never moves back. Safe for use by several threads.
 *
 * <p>The stream alone does not move it: a stream can leave something out, and what is below the watermark is never
 * looked for again.
 */
public final class Watermark {
    private final ConcurrentSkipListSet<PostId> underWay = new ConcurrentSkipListSet<>();
    private PostId swept;
    private PostId value;

    /** Begins where another ended. */
    public Watermark(PostId start) {
        this.swept = start;
        this.value = start;
    }

    /** A mention of this post is on its way to Kinesis. */
    void begin(PostId post) {
        underWay.add(post);
    }

    /** Kinesis has the mention of this post. */
    void acknowledge(PostId post) {
        underWay.remove(post);
    }

    /** X has listed everything up to this post, and all of it was let in. */
    public synchronized void swept(PostId newest) {
        swept = later(swept, newest);
    }

    /** Where it stands now. */
    public synchronized PostId value() {
        var reached = underWay.stream()
                .findFirst()
                .map(first -> new PostId(first.value() - 1))
                .filter(below -> below.compareTo(swept) < 0)
                .orElse(swept);
        value = later(value, reached);
        return value;
    }

    private static PostId later(PostId a, PostId b) {
        return a.compareTo(b) < 0 ? b : a;
    }
}
