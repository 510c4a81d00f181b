package dev.maskbot.x;

import dev.maskbot.runtime.Backoff;
import dev.maskbot.runtime.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who the bot is, which nothing can begin without; asks X until it says. */
public final class BotAccount {
    /** Wrong keys are cured by a person: asking faster than this only uses up the limit of 75 in 15 minutes. */
    private static final Duration UNTIL_SOMEBODY_ACTS = Duration.ofMinutes(1);

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final Logger log = LoggerFactory.getLogger(BotAccount.class);

    private BotAccount() {}

    /** Blocks until X has answered; meanwhile the log says why it waits. */
    public static Account ask(XClient x, InstantSource clock, Sleeper sleeper, RandomGenerator random)
            throws InterruptedException {
        for (var failures = 1; ; failures++) {
            switch (x.me()) {
                case XResult.Ok<Account>(var account) -> {
                    return account;
                }
                case XResult.Unauthorized<Account>(var problem) -> {
                    refused(problem, "renew the keys below /maskbot/<stack>/x in Parameter Store");
                    sleeper.sleep(UNTIL_SOMEBODY_ACTS);
                }
                case XResult.Rejected<Account>(var problem) -> {
                    refused(problem, "look at the app's permissions and credits in X's console");
                    sleeper.sleep(UNTIL_SOMEBODY_ACTS);
                }
                case XResult.RateLimited<Account> limited -> sleeper.sleep(limited.pause(clock.instant(), random));
                case XResult.Unavailable<Account>(var why) -> {
                    log.atWarn().addKeyValue("why", why).log("x.unavailable");
                    sleeper.sleep(BACKOFF.delay(failures, random));
                }
                case XResult.Unknown<Account>(var why) -> {
                    log.atWarn().addKeyValue("why", why).log("x.unavailable");
                    sleeper.sleep(BACKOFF.delay(failures, random));
                }
            }
        }
    }

    private static void refused(Problem problem, String remedy) {
        log.atError()
                .addKeyValue("status", problem.status())
                .addKeyValue("title", problem.title())
                .addKeyValue("remedy", remedy)
                .log("x.refused");
    }
}
