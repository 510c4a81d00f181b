package dev.maskbot.ingest.lock;

import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** An instance of ingest in little: a clock of its own, that agrees with no other, and its own way to DynamoDB. */
final class Instance implements AutoCloseable {
    private final String name;
    private final Wire wire = new Wire();
    private final VirtualTime time;
    private final StageWork work;
    private final LeaderElector elector;

    Instance(String name, StateTable table, Stage stage, Random random) {
        this.name = name;
        this.time = new VirtualTime(Instant.ofEpochSecond(random.nextInt()));
        this.work = new StageWork(name, stage);
        this.elector = new LeaderElector(
                wire.clientWithoutRetries(table.dynamo()), table.name(), name, work, time, time, random);
    }

    /** Starts it and waits until it has looked for the lock. */
    Instance start() {
        elector.start();
        settle();
        return this;
    }

    /** Starts it and does not wait. */
    Instance startUnsettled() {
        elector.start();
        return this;
    }

    void advance(Duration by) {
        time.advance(by);
        if (elector.alive()) {
            settle();
        }
    }

    private void settle() {
        time.awaitSleep("lock " + name);
        if (!hasBegun()) {
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(this::hasBegun);
        }
    }

    private boolean hasBegun() {
        return elector.term().isEmpty() || work.term().equals(elector.term());
    }

    String name() {
        return name;
    }

    Wire wire() {
        return wire;
    }

    VirtualTime time() {
        return time;
    }

    StageWork work() {
        return work;
    }

    LeaderElector elector() {
        return elector;
    }

    boolean holds() {
        return elector.term().isPresent();
    }

    @Override
    public void close() {
        elector.close();
        wire.close();
    }
}
