package dev.maskbot.processor.consume;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the shards are that this process has the leases of. Safe for use by several threads. */
public final class Shards {
    /** A lease that we lost without noticing yet is lost for good by then: a failover takes 14 s at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final Map<String, Duration> behind = new ConcurrentHashMap<>();
    private final Map<String, Instant> halted = new ConcurrentHashMap<>();

    Shards(InstantSource clock) {
        this.clock = clock;
    }

    void behind(String shard, Duration latest) {
        behind.put(shard, latest);
    }

    void halted(String shard) {
        halted.put(shard, clock.instant());
    }

    void gone(String shard) {
        behind.remove(shard);
        halted.remove(shard);
    }

    /** How many there are. */
    public int leased() {
        return behind.size();
    }

    /** By how much the one that is furthest behind is behind its newest record. */
    public Duration lag() {
        return behind.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Whether one of them stands still although it is ours: only a new process gets its records again. */
    boolean isStuck() {
        var now = clock.instant();
        return halted.values().stream().anyMatch(since -> since.plus(PATIENCE).isBefore(now));
    }
}
