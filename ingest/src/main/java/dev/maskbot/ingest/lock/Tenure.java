package dev.maskbot.ingest.lock;

import dev.maskbot.ingest.lock.Work.Running;
import dev.maskbot.x.PostId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one term, on a thread of its own: neither beginning nor closing it holds up the renewals. Safe for use by
 * several threads.
 */
final class Tenure {
    /** For a closing that has been interrupted. */
    private static final Duration INTERRUPTED = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Tenure.class);

    private final Work work;
    private final Term term;
    private final Thread thread;
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile boolean open;
    private volatile Optional<Running> running = Optional.empty();
    private volatile Optional<Throwable> failure = Optional.empty();

    private Tenure(Work work, Term term) {
        this.work = work;
        this.term = term;
        this.thread = Thread.ofVirtual().name("term " + term.token()).unstarted(this::run);
    }

    static Tenure start(Work work, Term term) {
        var tenure = new Tenure(work, term);
        tenure.thread.start();
        return tenure;
    }

    Term term() {
        return term;
    }

    Optional<PostId> watermark() {
        return running.flatMap(Running::watermark);
    }

    /** Why the work has not begun, has not gone on or may not have ended. */
    Optional<Throwable> failure() {
        return failure;
    }

    /**
     * Ends the work.
     *
     * @param limit for draining; then it is interrupted
     * @return whether it has ended; not so when closing it has failed
     */
    boolean end(Duration limit) throws InterruptedException {
        if (ending.compareAndSet(false, true)) {
            thread.interrupt();
        }
        var over = thread.join(limit);
        if (!over) {
            thread.interrupt();
            over = thread.join(INTERRUPTED);
        }
        return over && !open;
    }

    private void run() {
        try {
            var begun = work.begin(term);
            open = true;
            running = Optional.of(begun);
            try {
                new CountDownLatch(1).await(); // until it is interrupted
            } finally {
                begun.close();
                open = false;
            }
        } catch (InterruptedException e) {
            if (!ending.get()) {
                fail(e);
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable why) {
        failure = Optional.of(why);
        log.atError().addKeyValue("token", term.token()).setCause(why).log("lock.work_failed");
    }
}
