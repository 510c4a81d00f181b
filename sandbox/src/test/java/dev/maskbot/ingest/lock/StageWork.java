package dev.maskbot.ingest.lock;

import dev.maskbot.x.PostId;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Work that shows itself on the stage, takes as long as a test wants and comes as far. */
final class StageWork implements Work, Work.Running {
    private static final CountDownLatch AT_ONCE = new CountDownLatch(0);

    private final String name;
    private final Stage stage;
    private volatile CountDownLatch beginning = AT_ONCE;
    private volatile CountDownLatch draining = AT_ONCE;
    private volatile Optional<PostId> watermark = Optional.empty();
    private volatile Optional<Term> term = Optional.empty();
    private volatile boolean hurried;
    private volatile boolean broken;
    private volatile boolean stuck;

    StageWork(String name, Stage stage) {
        this.name = name;
        this.stage = stage;
    }

    @Override
    public Running begin(Term newTerm) throws InterruptedException {
        if (broken) {
            throw new IllegalStateException("broken");
        }
        stage.enter(name);
        term = Optional.of(newTerm);
        try {
            beginning.await();
        } catch (InterruptedException e) {
            stage.leave(name);
            throw e;
        }
        return this;
    }

    @Override
    public Optional<PostId> watermark() {
        return watermark;
    }

    @Override
    public void close() {
        try {
            draining.await();
        } catch (InterruptedException _) {
            hurried = true;
        }
        if (stuck) {
            throw new IllegalStateException("stuck");
        }
        stage.leave(name);
    }

    /** The newest term, from when its work is on the stage. */
    Optional<Term> term() {
        return term;
    }

    /** Whether closing was interrupted. */
    boolean hurried() {
        return hurried;
    }

    void comeTo(long post) {
        watermark = Optional.of(new PostId(post));
    }

    /** Lets the next terms begin no sooner than the test wants. */
    CountDownLatch holdUpBeginning() {
        beginning = new CountDownLatch(1);
        return beginning;
    }

    /** Lets the work drain no sooner than the test wants. */
    CountDownLatch holdUpDraining() {
        draining = new CountDownLatch(1);
        return draining;
    }

    /** Lets no term begin. */
    void breakDown() {
        broken = true;
    }

    /** Lets no term end. */
    void getStuck() {
        stuck = true;
    }
}
