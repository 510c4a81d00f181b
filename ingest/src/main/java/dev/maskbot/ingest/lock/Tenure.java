package dev.maskbot.ingest.lock;

import dev.maskbot.ingest.lock.Work.Running;
import dev.maskbot.x.PostId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The work of one term, on a thread of its own: neither beginning nor closing it holds up the renewals. Safe for use by
 * several threads.
 */
final class Tenure {
    /** For a closing that has been interrupted. */
    private static final Duration INTERRUPTED = Duration.ofSeconds(1);

    private final Work work;
    private final Term term;
    private final Thread thread;
    private final AtomicBoolean ending = new AtomicBoolean();
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

    /** Why there is no more work although nobody has ended it, or why it may be there although somebody has. */
    Optional<Throwable> failure() {
        return failure;
    }

    /**
     * Ends the work.
     *
     * @param limit for draining; then it is interrupted
     * @return whether it has ended
     */
    boolean end(Duration limit) throws InterruptedException {
        if (ending.compareAndSet(false, true)) {
            thread.interrupt();
        }
        if (thread.join(limit)) {
            return true;
        }
        thread.interrupt();
        return thread.join(INTERRUPTED);
    }

    private void run() {
        try (var begun = work.begin(term)) {
            running = Optional.of(begun);
            new CountDownLatch(1).await(); // until it is interrupted
        } catch (InterruptedException e) {
            if (!ending.get() || e.getSuppressed().length > 0) { // suppressed is what went wrong in closing
                failure = Optional.of(e);
            }
        } catch (RuntimeException | Error e) {
            failure = Optional.of(e);
        }
    }
}
