package dev.maskbot.processor.limit;

import dev.maskbot.runtime.Sleeper;
import dev.maskbot.x.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    /** For those who wait, at once: each permit alone would be two calls to DynamoDB, one after the other. */
    private static final int BLOCK = 16;

    private final FairQueue<String> queue = new FairQueue<>();
    private final Queue<Permit> spare = new ConcurrentLinkedQueue<>();
    private final AtomicReference<RateLimit> news = new AtomicReference<>();
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
        private final LocalDate day;

        private Permit(String id, LocalDate day) {
            this.id = id;
            this.day = day;
        }

        /** Gives it back: X has certainly not seen the post. Once or more is the same. */
        public void unused() {
            tell(window -> window.giveBack(id, day));
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
            for (var waited = false; spare.isEmpty(); waited = true) {
                var now = clock.instant();
                var cap = dailyCap.getAsInt();
                var wanted = Stream.generate(() -> UUID.randomUUID().toString())
                        .limit(Math.min(1 + queue.waiting(), BLOCK))
                        .toList();
                var window = item.change(PostWindow::of, current -> current.take(wanted, cap, now));
                last = Optional.of(window);
                wanted.stream()
                        .filter(window.permits()::contains)
                        .forEach(id -> spare.add(new Permit(id, window.day())));
                if (spare.isEmpty()) {
                    sleep(now, window.at(now).next(cap), waited);
                }
            }
            return spare.remove();
        }
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
        news.accumulateAndGet(limit, PostQuota::newer);
        // What comes while one writes is written with the next, and their posts need not wait for it.
        while (news.get() != null && writing.tryLock()) {
            try {
                var now = clock.instant();
                var latest = news.getAndSet(null);
                if (latest != null) {
                    tell(window -> window.learn(latest, now));
                }
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

    /** Who has posted must go on although nobody hears of it: X says it again with the next post. */
    private void tell(UnaryOperator<PostWindow> change) {
        try {
            last = Optional.of(item.change(PostWindow::of, change));
        } catch (SdkException e) {
            log.atWarn().setCause(e).log("quota.unavailable");
        }
    }
}
