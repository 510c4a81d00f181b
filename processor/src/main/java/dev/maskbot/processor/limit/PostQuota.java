package dev.maskbot.processor.limit;

import dev.maskbot.runtime.Sleeper;
import dev.maskbot.x.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Lets as many posts through as X and the operator allow, all instances together, and X's word above all. Posts go out as
 * they come until the window is used up: holding some back would only make people wait. Safe for use by several threads
 * and several processes.
 *
 * <p>What cannot be known counts as posted: the permit of a process that died, or one whose write has had no answer
 * before X spoke. It comes back with the next window.
 */
public final class PostQuota implements AutoCloseable {
    /** The operator's cap is live, and another instance may give a permit back. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /** Instances that wait for the same reset do not all write at once then. */
    private static final Duration JITTER = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(PostQuota.class);

    /** For those who wait, at once: each permit alone would be a call to DynamoDB, one after the other. */
    private static final int BLOCK = 16;

    /** With fewer left none is taken before it is wanted: other instances may want it sooner. */
    private static final int PLENTY = PostWindow.PER_WINDOW / 2;

    private final FairQueue<String> queue = new FairQueue<>();
    private final Queue<Permit> spare = new ConcurrentLinkedQueue<>();
    private final AtomicReference<RateLimit> news = new AtomicReference<>();
    private final AtomicInteger given = new AtomicInteger(); // and not replaced yet

    /** One of this process writes at a time: two would make each other begin anew. */
    private final Lock writing = new ReentrantLock();

    private final VersionedItem item;
    private final IntSupplier dailyCap;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private volatile Optional<PostWindow> last = Optional.empty();

    /** Asks for the operator's cap, in posts per UTC day, whenever a permit is wanted. */
    public PostQuota(
            DynamoDbClient dynamo,
            String table,
            IntSupplier dailyCap,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.item = new VersionedItem(dynamo, table, "posts");
        this.dailyCap = dailyCap;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    /** One post may be sent. */
    public final class Permit {
        private final String id;
        private final PostWindow window;

        private Permit(String id, PostWindow window) {
            this.id = id;
            this.window = window;
        }

        /** Gives it back: X has certainly not seen the post. Once or more is the same. */
        public void unused() {
            tell(current -> current.giveBack(id, window.day()));
        }
    }

    /**
     * Waits until one post may be sent, until tomorrow if need be. The waiters of this process are served in turn between
     * authors, the oldest first within one.
     *
     * @throws SdkException when DynamoDB does not answer
     */
    public Permit acquire(String author) throws InterruptedException {
        try (var _ = queue.await(author)) {
            for (var waited = false; ; waited = true) {
                var permit = spare();
                if (permit.isPresent()) {
                    given.incrementAndGet();
                    return permit.get();
                }
                var now = clock.instant();
                var cap = dailyCap.getAsInt();
                var window = takeUnlessThere().at(now);
                if (spare.isEmpty() && window.left(cap) == 0) {
                    sleep(now, window.next(cap), waited);
                }
            }
        }
    }

    /** One that was taken and is still good. */
    private Optional<Permit> spare() {
        var now = clock.instant();
        return Stream.iterate(spare.poll(), Objects::nonNull, _ -> spare.poll())
                .filter(permit -> last.orElseThrow().honours(permit.window, now))
                .findFirst();
    }

    private PostWindow takeUnlessThere() {
        writing.lock();
        try {
            return spare.isEmpty() ? write(1 + queue.waiting(), 0) : last.orElseThrow();
        } finally {
            writing.unlock();
        }
    }

    /** Says all there is to say at once; takes so many permits, a block at most, as long as enough are left. */
    private PostWindow write(int wanted, int enough) {
        var now = clock.instant();
        var cap = dailyCap.getAsInt();
        var ids = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(Math.min(wanted, BLOCK))
                .toList();
        var heard = Optional.ofNullable(news.getAndSet(null));
        var window = item.change(PostWindow::of, current -> {
            var known = heard.map(limit -> current.learn(limit, now)).orElse(current);
            var count = Math.clamp(known.at(now).left(cap) - enough, 0, ids.size());
            return known.take(ids.subList(0, count), cap, now);
        });
        last = Optional.of(window);
        ids.stream().filter(window.permits()::contains).forEach(id -> spare.add(new Permit(id, window)));
        return window;
    }

    private void sleep(Instant now, Instant next, boolean again) throws InterruptedException {
        if (!again) {
            log.atInfo().addKeyValue("until", next).log("quota.used_up");
        }
        var rest = Duration.between(now, next);
        sleeper.sleep(
                (rest.compareTo(LOOK_AGAIN) < 0 ? rest : LOOK_AGAIN).plusMillis(random.nextLong(JITTER.toMillis())));
    }

    /** To be told what X says with every answer to a post; of a refusal (429), that nothing remains until its reset. */
    public void learn(RateLimit limit) {
        if (limit.remaining() == 0) {
            spare.clear();
        }
        news.accumulateAndGet(limit, PostQuota::newer);
        // What comes while one writes is written with the next: no post waits for the news of others.
        if (writing.tryLock()) {
            try {
                write(spare.size() < BLOCK ? given.getAndSet(0) : 0, PLENTY);
            } catch (SdkException e) {
                unavailable(e);
            } finally {
                writing.unlock();
            }
        }
    }

    /** Within a window the smaller number is the newer. */
    private static RateLimit newer(RateLimit a, RateLimit b) {
        if (a == null || a.reset().isBefore(b.reset())) {
            return b;
        }
        return b.reset().isBefore(a.reset()) || a.remaining() < b.remaining() ? a : b;
    }

    /** Gives back what nobody waits for any more. */
    @Override
    public void close() {
        spare.forEach(Permit::unused);
    }

    /** How many may be posted now, as far as this process knows; nothing before it has posted. */
    public OptionalInt left() {
        var known = last;
        return known.isPresent()
                ? OptionalInt.of(known.get().at(clock.instant()).left(dailyCap.getAsInt()))
                : OptionalInt.empty();
    }

    private void tell(UnaryOperator<PostWindow> change) {
        writing.lock();
        try {
            last = Optional.of(item.change(PostWindow::of, change));
        } catch (SdkException e) {
            unavailable(e);
        } finally {
            writing.unlock();
        }
    }

    /** Who has posted must go on although nobody hears of it: X says it again with the next post. */
    private static void unavailable(SdkException e) {
        log.atWarn().setCause(e).log("quota.unavailable");
    }
}
