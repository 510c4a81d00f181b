package dev.maskbot.processor.outage;

import dev.maskbot.processor.ledger.Claim;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.runtime.Sleeper;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** What the whole process is waiting for at the moment. Safe for use by several threads. */
public final class Outages {
    private final ReplyLedger ledger;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

    public Outages(ReplyLedger ledger, Sleeper sleeper, RandomGenerator random) {
        this.ledger = ledger;
        this.sleeper = sleeper;
        this.random = random;
    }

    /** For what is done before a mention is claimed. */
    public Patience patience() {
        return new Patience(() -> {}, this, sleeper, random);
    }

    /** For one attempt, which is excused by every wait. */
    public Patience patience(Claim claim) {
        return new Patience(() -> ledger.excuse(claim), this, sleeper, random);
    }

    /** One line for people, empty when nothing is waited for. */
    public String status() {
        return String.join(", ", waiting.keySet());
    }

    /** How many mentions are held up. */
    public int waiting() {
        return waiting.values().stream().mapToInt(Integer::intValue).sum();
    }

    void begin(String why) {
        waiting.merge(why, 1, Integer::sum);
    }

    void end(String why) {
        waiting.computeIfPresent(why, (_, count) -> count == 1 ? null : count - 1);
    }
}
