package dev.maskbot.processor;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.outage.SickSystem;
import dev.maskbot.processor.spend.DailyBudget;
import dev.maskbot.processor.spend.Level;
import dev.maskbot.runtime.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the operator lets the bot do, as the settings are at the moment. Safe for use by several threads. */
record Gate(Supplier<ProcessorSettings> settings, DailyBudget budget, InstantSource clock, Sleeper sleeper) {
    /** Nobody waits for an answer of yesterday; X lists no more than that either. */
    private static final Duration MAX_AGE = Duration.ofHours(24);

    private static final Duration NEXT_LOOK = Duration.ofMinutes(1);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    /** Waits while nothing is to be consumed. */
    void awaitConsuming() throws InterruptedException {
        await("consuming", () -> settings.get().consuming());
    }

    /** Waits while nothing is to be posted: what is ready stays ready. */
    void awaitPosting() throws InterruptedException {
        await("posting", () -> settings.get().posting());
    }

    /** Nothing that costs is begun without money: it waits for tomorrow or for more. */
    void requireMoney() throws SickSystem {
        if (budget.level() == Level.PAUSED) {
            throw new SickSystem("the day's money is spent", NEXT_LOOK);
        }
    }

    boolean isDryRun() {
        return settings.get().dryRun();
    }

    /** Why a mention is not worked on, if it is not. */
    Optional<Reason> refusal(Mention mention) {
        return mention.at().plus(MAX_AGE).isBefore(clock.instant()) ? Optional.of(Reason.TOO_OLD) : Optional.empty();
    }

    private void await(String what, BooleanSupplier allowed) throws InterruptedException {
        if (!allowed.getAsBoolean()) {
            log.atWarn().addKeyValue("what", what).log("switch.off");
            while (!allowed.getAsBoolean()) {
                sleeper.sleep(GLANCE);
            }
            log.atInfo().addKeyValue("what", what).log("switch.on");
        }
    }
}
