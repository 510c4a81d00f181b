package dev.maskbot.processor.limit;

import dev.maskbot.runtime.Sleeper;
import dev.maskbot.x.RateLimit;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
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
public final class PostQuota {
    /** The operator's cap is live, and another instance may give a permit back. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /** Instances that wait for the same reset do not all write at once then. */
    private static final Duration JITTER = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(PostQuota.class);

    private final FairQueue<String> queue = new FairQueue<>();
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
        var id = UUID.randomUUID().toString();
        try (var _ = queue.await(author)) {
            for (var waited = false; ; waited = true) {
                var now = clock.instant();
                var cap = dailyCap.getAsInt();
                var window = item.change(PostWindow::of, current -> current.take(id, cap, now));
                last = Optional.of(window);
                if (window.permits().contains(id)) {
                    return new Permit(id, window.day());
                }
                var next = window.at(now).next(cap);
                if (!waited) {
                    log.atInfo().addKeyValue("until", next).log("quota.used_up");
                }
                var rest = Duration.between(now, next);
                sleeper.sleep((rest.compareTo(LOOK_AGAIN) < 0 ? rest : LOOK_AGAIN)
                        .plusMillis(random.nextLong(JITTER.toMillis())));
            }
        }
    }

    /** To be told what X says with every answer to a post; of a refusal (429), that nothing remains until its reset. */
    public void learn(RateLimit limit) {
        var now = clock.instant();
        tell(window -> window.learn(limit, now));
    }

    /** How many may be posted now, as far as this process knows; nothing before it has posted. */
    public OptionalInt left() {
        var known = last;
        return known.isPresent()
                ? OptionalInt.of(known.get().at(clock.instant()).left(dailyCap.getAsInt()))
                : OptionalInt.empty();
    }

    /** Who has posted must go on although nobody hears of it: X says it again with the next post. */
    private void tell(UnaryOperator<PostWindow> news) {
        try {
            last = Optional.of(item.change(PostWindow::of, news));
        } catch (SdkException e) {
            log.atWarn().setCause(e).log("quota.unavailable");
        }
    }
}
