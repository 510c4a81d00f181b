package dev.maskbot.processor.matrix;

import dev.maskbot.processor.matrix.Instance.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * KCL's leader and systemd: gives leases to who can work, replaces instances that die, stand still or stop. Confined to one
 * simulation.
 */
final class Cluster {
    /** KCL takes leases that nobody renews after 4 s, ours within 10. */
    private static final Duration FAILOVER = Duration.ofSeconds(7);

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A mention that kills its instance every time is given up after three. */
    private static final int MOST_INSTANCES = 30;

    private final Setting setting;
    private final Random random;
    private final List<Instance> all = new ArrayList<>();
    private final List<Instance> running = new ArrayList<>();

    Cluster(Setting setting, Random random) {
        this.setting = setting;
        this.random = random;
    }

    /** Until nothing is left to do, and everybody has gone. */
    void run(int instances) throws InterruptedException {
        for (var i = 0; i < instances; i++) {
            begin();
        }
        while (!setting.shards().stream().allMatch(this::isDone)) {
            replace();
            setting.shards().forEach(this::lease);
            setting.simulation().sleep(LOOK);
        }
        running.forEach(Instance::stop);
        while (all.stream().anyMatch(one -> !one.isIdle())) {
            setting.simulation().sleep(LOOK);
        }
        for (var instance : all) {
            instance.close();
        }
        setting.simulation().sleep(Duration.ofMinutes(10)); // for what is late, frozen or forgotten
        for (var instance : all) {
            setting.history().require(!instance.hasThreads(), "a mention's thread goes on");
        }
    }

    int instances() {
        return all.size();
    }

    /** Of a shard that goes on, the last checkpoint may be missing until there is another, or a stop. */
    private boolean isDone(Shard shard) {
        return shard.isDone() || (!shard.isClosed() && setting.history().isSettled(shard));
    }

    private Instance begin() {
        if (all.size() == MOST_INSTANCES) {
            throw new AssertionError("one instance after the other");
        }
        var instance = new Instance(setting, new Random(random.nextLong()));
        all.add(instance);
        running.add(instance);
        return instance;
    }

    private void replace() {
        for (var instance : List.copyOf(running)) {
            if (instance.isStuck()) {
                instance.life().kill(); // systemd's watchdog
            }
            if (instance.life().isDead() || (instance.isStopping() && instance.isIdle())) {
                running.remove(instance);
                begin();
            }
        }
    }

    private void lease(Shard shard) {
        if (!shard.isReady() || (shard.isDone() && shard.owner().isEmpty())) {
            return;
        }
        var now = setting.simulation().instant();
        if (shard.owner().map(Cluster::works).orElse(false)) {
            shard.renewed(now);
        } else if (shard.owner().isEmpty() || shard.renewed().plus(FAILOVER).isBefore(now)) {
            var instance = successor(shard);
            instance.consume(shard, shard.lease(instance, now));
        }
    }

    /** Another one, so that who has lost a lease may go on for a while. */
    private Instance successor(Shard shard) {
        var others = running.stream()
                .filter(one -> works(one) && !one.isStopping() && !shard.wasOf(one))
                .toList();
        return others.isEmpty() ? begin() : others.get(random.nextInt(others.size()));
    }

    private static boolean works(Instance instance) {
        return !instance.life().isDead() && !instance.life().isFrozen();
    }
}
