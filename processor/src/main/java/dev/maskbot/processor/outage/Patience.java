package dev.maskbot.processor.outage;

import dev.maskbot.processor.ledger.ClaimLost;
import dev.maskbot.runtime.Backoff;
import dev.maskbot.runtime.Sleeper;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Outlasts a sick system: what every mention needs would fail for the next one too, so the line stops and waits. What is
 * the matter with one mention alone is thrown. Safe for use by the threads of one attempt.
 */
public final class Patience {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));
    private static final Logger log = LoggerFactory.getLogger(Patience.class);

    private final Excuse excuse;
    private final Outages outages;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Lock excusing = new ReentrantLock();

    Patience(Excuse excuse, Outages outages, Sleeper sleeper, RandomGenerator random) {
        this.excuse = excuse;
        this.outages = outages;
        this.sleeper = sleeper;
        this.random = random;
    }

    /** Something that may fail for the system's sake or for its own. */
    @FunctionalInterface
    public interface Call<T, E extends Exception> {
        T run() throws E, SickSystem, ClaimLost, InterruptedException;
    }

    /** Like a call, without a result. */
    @FunctionalInterface
    public interface Action<E extends Exception> {
        void run() throws E, SickSystem, ClaimLost, InterruptedException;
    }

    @FunctionalInterface
    interface Excuse {
        void make() throws ClaimLost;
    }

    /** Calls until the system behind it works. */
    public <T, E extends Exception> T outlast(Call<T, E> call) throws E, ClaimLost, InterruptedException {
        for (var failures = 1; ; failures++) {
            try {
                return call.run();
            } catch (SickSystem e) {
                await(e.getMessage(), e.pause().orElse(BACKOFF.delay(failures, random)));
            } catch (SdkException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (!AwsErrors.isOfTheSystem(e)) {
                    throw e;
                }
                await(e.getMessage(), BACKOFF.delay(failures, random));
            }
        }
    }

    /** Like {@link #outlast}, without a result. */
    public <E extends Exception> void insist(Action<E> action) throws E, ClaimLost, InterruptedException {
        this.<Void, E>outlast(() -> {
            action.run();
            return null;
        });
    }

    private void await(String why, Duration pause) throws ClaimLost, InterruptedException {
        log.atWarn()
                .addKeyValue("why", why)
                .addKeyValue("wait_ms", pause.toMillis())
                .log("system.sick");
        excuse();
        outages.begin(why);
        try {
            sleeper.sleep(pause);
        } finally {
            outages.end(why);
        }
    }

    private void excuse() throws ClaimLost {
        excusing.lock();
        try {
            excuse.make();
        } catch (SdkException _) {
            // the ledger itself is sick: next time
        } finally {
            excusing.unlock();
        }
    }
}
