package dev.maskbot.ingest.sweep;

import dev.maskbot.ingest.publish.Watermark;
import dev.maskbot.runtime.Backoff;
import dev.maskbot.runtime.Pause;
import dev.maskbot.runtime.Sleeper;
import dev.maskbot.x.Post;
import dev.maskbot.x.PostId;
import dev.maskbot.x.PostPage;
import dev.maskbot.x.Problem;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks X again and again for the mentions since the watermark, on a thread of its own, and lets in what the stream did not
 * bring: X keeps nothing for a stream that was away, and leaves posts out of one that was not. Safe for use by several
 * threads.
 */
public final class MentionSweep implements AutoCloseable {
    /** X's lists take up posts late, and in another order than their ids. */
    static final Duration OVERLAP = Duration.ofMinutes(15);

    /** X lists 800 mentions, 100 a page; more pages are no mentions timeline. */
    private static final int MAX_PAGES = 20;

    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);
    private static final Duration UNTIL_SOMEBODY_ACTS = Duration.ofMinutes(5);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(2));
    private static final Logger log = LoggerFactory.getLogger(MentionSweep.class);

    /** Where posts go, oldest first. Called by the sweeping thread. */
    @FunctionalInterface
    public interface Listener {
        /** A post that X lists; may hold the sweep up. */
        void found(Post post) throws InterruptedException;
    }

    private final XClient x;
    private final String account;
    private final Duration interval;
    private final Watermark watermark;
    private final Listener listener;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Pause pause;
    private final Sleeper sleeper;
    private final Thread thread = Thread.ofVirtual().name("sweep").unstarted(this::sweepUntilClosed);
    private final Counter swept;
    private volatile Instant lastCompleted;
    private volatile boolean closing;
    private Instant notBefore = Instant.EPOCH;
    private boolean sinceTaken = true;
    private int failures;

    /**
     * Asks nothing yet.
     *
     * @param account id of the account whose mentions are swept
     * @param interval between two sweeps
     */
    public MentionSweep(
            XClient x,
            String account,
            Duration interval,
            Watermark watermark,
            Listener listener,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random,
            MeterRegistry meters) {
        this.x = x;
        this.account = account;
        this.interval = interval;
        this.watermark = watermark;
        this.listener = listener;
        this.clock = clock;
        this.random = random;
        this.pause = new Pause(sleeper);
        this.sleeper = sleeper;
        this.lastCompleted = clock.instant();
        this.swept = meters.counter("mentions.swept");
    }

    /** Begins. */
    public MentionSweep start() {
        thread.start();
        return this;
    }

    /** Sweeps now rather than when it is due: there may be a gap. */
    public void request() {
        pause.wake();
    }

    /** Whether it goes on, or was told not to. */
    public boolean alive() {
        return thread.isAlive() || closing;
    }

    /** When X's list was last read to its end; when it all began at the latest. */
    public Instant lastCompleted() {
        return lastCompleted;
    }

    private void sweepUntilClosed() {
        while (!closing) {
            try {
                pause.sleep(sweep());
                sleeper.sleep(untilAllowed());
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /** One sweep; gives the time until the next. */
    private Duration sweep() throws InterruptedException {
        var since = PostId.firstAt(watermark.value().at().minus(OVERLAP));
        var found = new ArrayList<Post>();
        var ending = collect(since, found);
        // What the pages before a failure brought is not kept back for those after it.
        for (var post : found.reversed()) {
            swept.increment();
            listener.found(post);
        }
        return switch (ending) {
            case Ending.Complete() -> {
                failures = 0;
                found.stream().findFirst().map(Post::id).ifPresent(watermark::swept);
                lastCompleted = clock.instant();
                log.atInfo().addKeyValue("listed", found.size()).log("sweep.completed");
                yield interval;
            }
            case Ending.Failed(var why, var pauseFor) -> {
                failures++;
                log.atWarn()
                        .addKeyValue("why", why)
                        .addKeyValue("wait_ms", pauseFor.toMillis())
                        .log("sweep.failed");
                yield pauseFor;
            }
        };
    }

    private sealed interface Ending {
        record Complete() implements Ending {}

        record Failed(String why, Duration pause) implements Ending {}
    }

    /** Adds every post that X lists since then, newest first, as far as it gets. */
    private Ending collect(PostId since, List<Post> found) {
        var next = Optional.<String>empty();
        for (var pages = 0; pages < MAX_PAGES; pages++) {
            switch (x.mentions(account, sinceTaken ? Optional.of(since) : Optional.empty(), next)) {
                case XResult.Ok(var page) -> {
                    if (page.unreadable() > 0) {
                        log.atWarn().addKeyValue("posts", page.unreadable()).log("sweep.unreadable");
                    }
                    page.posts().stream()
                            .filter(post -> post.id().compareTo(since) > 0)
                            .forEach(found::add);
                    next = page.next();
                    if (next.isEmpty() || reaches(page, since)) {
                        return new Ending.Complete();
                    }
                }
                case XResult.RateLimited<PostPage> limited -> {
                    var pauseFor = limited.pause(clock.instant(), random);
                    notBefore = clock.instant().plus(pauseFor);
                    return new Ending.Failed("rate limited", pauseFor);
                }
                case XResult.Unauthorized(var problem) -> {
                    return refused(problem);
                }
                case XResult.Rejected(var problem) -> {
                    return refused(problem);
                }
                case XResult.Unavailable(var why) -> {
                    return new Ending.Failed(why, BACKOFF.delay(failures + 1, random));
                }
                case XResult.Unknown(var why) -> {
                    return new Ending.Failed(why, BACKOFF.delay(failures + 1, random));
                }
            }
        }
        return new Ending.Complete();
    }

    private static boolean reaches(PostPage page, PostId since) {
        return !page.posts().isEmpty() && page.posts().getLast().id().compareTo(since) <= 0;
    }

    private Ending refused(Problem problem) {
        if (problem.status() == 400 && sinceTaken) {
            sinceTaken = false; // X need not take an id that no post has; then we leave out what is older ourselves
            return new Ending.Failed("X refuses since_id", Duration.ZERO);
        }
        return new Ending.Failed(
                "X refuses: HTTP %d %s".formatted(problem.status(), problem.title()), UNTIL_SOMEBODY_ACTS);
    }

    private Duration untilAllowed() {
        var rest = Duration.between(clock.instant(), notBefore);
        return rest.isPositive() ? rest : Duration.ZERO;
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_DEADLINE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
