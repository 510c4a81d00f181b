package dev.maskbot.ingest.lock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Some instances on one table. Their clocks go in turns, a quarter of a second at a time. */
final class Cluster implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(250);

    private final StateTable table;
    private final Stage stage = new Stage();
    private final Random random;
    private final List<Instance> instances = new ArrayList<>();

    Cluster(StateTable table, Random random) {
        this.table = table;
        this.random = random;
    }

    Instance start(String name) {
        var instance = create(name).start();
        instances.add(instance);
        return instance;
    }

    /** One that takes no part in {@link #advance}. */
    Instance create(String name) {
        return new Instance(name, table, stage, new Random(random.nextLong()));
    }

    void advance(Duration by) {
        for (var passed = Duration.ZERO; passed.compareTo(by) < 0; passed = passed.plus(STEP)) {
            instances.forEach(instance -> instance.advance(STEP));
        }
    }

    /** Lets an instance do what it does when it is told to stop. */
    void close(Instance instance) {
        instances.remove(instance);
        instance.close();
    }

    /** The machine is gone: nothing of it moves any more, and its connection to X is closed. */
    void kill(Instance instance) {
        freeze(instance);
        instance.wire().become(Wire.State.CUT);
    }

    /** Nothing of it moves for now, not even its clock. */
    void freeze(Instance instance) {
        instances.remove(instance);
        stage.disregard(instance.name());
    }

    /** Wakes it. Not before the time of its next renewal can it know what has happened. */
    void thaw(Instance instance) {
        instance.wire().become(Wire.State.WHOLE);
        instances.add(instance);
        advance(Duration.ofSeconds(6));
        stage.regard(instance.name());
    }

    List<Instance> instances() {
        return List.copyOf(instances);
    }

    List<String> working() {
        return stage.working();
    }

    List<String> collisions() {
        return stage.collisions();
    }

    @Override
    public void close() {
        instances().forEach(this::close);
    }
}
