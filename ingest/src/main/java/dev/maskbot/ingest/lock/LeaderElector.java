package dev.maskbot.ingest.lock;

import dev.maskbot.ingest.lock.LeaseLock.Refused;
import dev.maskbot.ingest.lock.LeaseLock.Unknown;
import dev.maskbot.ingest.lock.LeaseLock.Written;
import dev.maskbot.runtime.Sleeper;
import dev.maskbot.x.PostId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Lets one instance of many work, for ever, on a thread of its own: stands by until it has the lock, works and renews it,
 * steps down before another can take it, stands by again. Safe for use by several threads.
 */
public final class LeaderElector implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Keeps those who stand by from asking, and taking, all at once. */
    private static final Duration JITTER = Duration.ofMillis(250);

    /** With the time that an interrupted closing has, it is what a lease has left when it is no longer sure. */
    private static final Duration DRAIN_IN_HASTE = Duration.ofSeconds(2);

    /** The publisher alone gives itself 10 s. */
    private static final Duration DRAIN = Duration.ofSeconds(15);

    private static final Duration LEAVE = LeaseLock.CALL.plusSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(LeaderElector.class);

    private final LeaseLock lock;
    private final Work work;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Thread thread;
    private volatile Optional<Tenure> tenure = Optional.empty();
    private volatile boolean closing;
    private volatile boolean leaving;

    /**
     * Still to be started.
     *
     * @param table of the lock's item, by {@code id}
     * @param owner unlike any other in any process
     * @param clock one that nobody sets, like {@link System#nanoTime}
     */
    public LeaderElector(
            DynamoDbClient dynamo,
            String table,
            String owner,
            Work work,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.lock = new LeaseLock(dynamo, table, owner);
        this.work = work;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.thread = Thread.ofVirtual().name("lock " + owner).unstarted(this::run);
    }

    /** Begins to stand by. */
    public LeaderElector start() {
        thread.start();
        return this;
    }

    /** The term under way, until its work has ended. */
    public Optional<Term> term() {
        return tenure.map(Tenure::term);
    }

    /** Whether it still tries; when not, only a new process helps. */
    public boolean alive() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (true) {
                hold(standBy());
            }
        } catch (InterruptedException e) {
            if (!closing) {
                log.atError().setCause(e).log("lock.failed");
            }
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("lock.failed");
        } finally {
            leave();
        }
    }

    private Lease standBy() throws InterruptedException {
        var standby = new Standby(lock, clock);
        while (!closing) {
            var lease = standby.poll();
            if (lease.isPresent()) {
                return lease.get();
            }
            pause(POLL.plusMillis(random.nextLong(JITTER.toMillis())));
        }
        throw new InterruptedException();
    }

    private void hold(Lease lease) throws InterruptedException {
        var held = begin(lease.term());
        do {
            pause(lease.untilNext());
            held.failure().ifPresent(why -> {
                throw new IllegalStateException(
                        "the work of term " + held.term().token() + " is broken", why);
            });
        } while (lease.renew(held.watermark()));
        if (!held.end(DRAIN_IN_HASTE)) {
            throw new IllegalStateException("the work of term " + held.term().token() + " does not end");
        }
        tenure = Optional.empty();
    }

    /** Never after {@link #close} has looked for work to close. */
    private synchronized Tenure begin(Term term) throws InterruptedException {
        if (closing) {
            throw new InterruptedException();
        }
        var begun = Tenure.start(work, term);
        tenure = Optional.of(begun);
        return begun;
    }

    private void pause(Duration duration) throws InterruptedException {
        if (leaving) { // in case the SDK has taken the interrupt for its own timeout
            throw new InterruptedException();
        }
        sleeper.sleep(duration);
    }

    /** Releases the lock, unless there is work that does not end: then it is only left to expire. */
    private void leave() {
        Thread.interrupted(); // what has ended the loop must not end the release too
        try {
            var last = tenure;
            if (last.isEmpty() || last.get().end(DRAIN_IN_HASTE)) {
                tenure = Optional.empty();
                lock.release(last.flatMap(Tenure::watermark)).ifPresent(LeaderElector::logRelease);
            } else {
                log.atError().addKeyValue("token", last.get().term().token()).log("lock.not_released");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void logRelease(LeaseLock.Writing answer) {
        switch (answer) {
            case Written(var released) ->
                log.atInfo()
                        .addKeyValue("token", released.token())
                        .addKeyValue(
                                "watermark",
                                released.watermark().map(PostId::value).orElse(null))
                        .log("lock.released");
            case Refused(var now) ->
                log.atWarn().addKeyValue("now", now.token()).log("lock.lost");
            case Unknown(var why) ->
                log.atWarn().addKeyValue("why", why.getMessage()).log("lock.release_failed");
        }
    }

    /** Lets the work drain, which the lock is renewed for meanwhile, and releases the lock. */
    @Override
    public void close() {
        try {
            var last = lastTenure();
            if (last.isPresent()) {
                last.get().end(DRAIN);
            }
            leaving = true;
            thread.interrupt();
            if (!thread.join(LEAVE)) {
                log.atWarn().log("lock.leave_overdue");
            }
        } catch (InterruptedException _) {
            leaving = true;
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Tenure> lastTenure() {
        closing = true;
        return tenure;
    }
}
