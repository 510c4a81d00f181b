package dev.maskbot.processor.command;

import dev.maskbot.processor.ledger.LedgerItem;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.State;
import dev.maskbot.runtime.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Quarantined mentions, back into the stream. The ledger lets a mention out before the stream gets it, so that its worker
 * may claim it, and notes afterwards that the stream has it: who is broken off in between, or is not alone, puts it a
 * second time, and the ledger answers one of the two.
 */
@Command(
        name = "replay",
        description = {
            "Send quarantined mentions through again.",
            "Where X may have a reply, the bot's timeline is looked at before one is sent. Mentions older than 24 hours "
                    + "are settled as TOO_OLD. Broken off, the same command goes on; two at once do no harm."
        })
final class Replay implements Callable<Integer> {
    /** A tenth of a percent of what a shard takes (Kinesis quotas: 1,000 records per second) and more than X does. */
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private static final Set<Reason> QUARANTINING =
            EnumSet.of(Reason.FAILED, Reason.REFUSED_BY_X, Reason.AMBIGUOUS, Reason.MALFORMED);

    private final Supplier<Deployment> deployment;
    private final Sleeper sleeper;

    @Mixin
    private Output output;

    @ArgGroup(multiplicity = "1")
    private Selection selection;

    @Option(names = "--dry-run", description = "Only list them.")
    private boolean dryRun;

    @Spec
    private CommandSpec command;

    Replay(Supplier<Deployment> deployment, Sleeper sleeper) {
        this.deployment = deployment;
        this.sleeper = sleeper;
    }

    private static final class Selection {
        @Parameters(
                paramLabel = "<post id>",
                converter = LedgerId.class,
                description = "The mention's post, or a record that is none.")
        private String post;

        @Option(
                names = "--reason",
                description = "All given up for one of: FAILED, REFUSED_BY_X, AMBIGUOUS, MALFORMED.")
        private Reason reason;

        @Option(names = "--all", description = "All that are in quarantine.")
        private boolean all;
    }

    /** Every name stays as it is: programs read it. */
    private record Replayed(String mention, String post, Reason reason, Instant settled, boolean replayed) {
        static Replayed of(LedgerItem item, boolean replayed) {
            return new Replayed(
                    item.mention().value(),
                    item.post().orElse(null),
                    item.reason().orElse(null),
                    item.settled().orElse(null),
                    replayed);
        }

        String text() {
            return "%s %s, given up at %s".formatted(mention, reason, settled);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        if (selection.reason != null && !QUARANTINING.contains(selection.reason)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--reason: nothing is given up for %s, only for %s".formatted(selection.reason, QUARANTINING));
        }
        var here = deployment.get();
        return selection.post == null ? all(here) : one(here);
    }

    private int all(Deployment here) throws InterruptedException {
        var count = 0;
        try (var items = here.ledger().quarantined()) {
            var wanted = items.filter(item -> selection.all || item.reason().equals(Optional.of(selection.reason)));
            for (var each = wanted.iterator(); each.hasNext(); ) {
                count += replay(here, each.next()) ? 1 : 0;
            }
        }
        output.say("%d %s".formatted(count, dryRun ? "would be sent through again" : "sent through again"));
        return ExitCode.DONE;
    }

    private int one(Deployment here) throws InterruptedException {
        var item = here.ledger().findByAny(selection.post);
        if (item.isEmpty()) {
            output.complain("the ledger has no mention " + selection.post + ": `explain` says why that can be");
            return ExitCode.NOT_DONE;
        }
        return switch (item.get().state()) {
            case QUARANTINED, RELEASING, RELEASED -> {
                replay(here, item.get());
                yield item.get().payload().isPresent() ? ExitCode.DONE : ExitCode.NOT_DONE;
            }
            case CLAIMED, PREPARED, POSTING, REPLIED, SKIPPED, ERASED -> {
                output.complain("%s is %s, and only what is in quarantine can be sent through again"
                        .formatted(item.get().mention(), item.get().state()));
                yield ExitCode.NOT_DONE;
            }
        };
    }

    /** Whether it is in the stream again by us, or would be. */
    private boolean replay(Deployment here, LedgerItem item) throws InterruptedException {
        if (item.payload().isEmpty()) {
            output.complain(item.mention() + " was too large to be kept");
            return false;
        }
        if (!dryRun) {
            here.ledger().release(item); // or somebody has before
            var out = here.ledger().find(item.mention()).filter(Replay::isOut);
            if (out.isEmpty()) {
                output.say(item.mention() + " is at work already");
                return false; // somebody else has put it, and a worker was faster than we
            }
            put(here, out.get());
            here.ledger().released(out.get());
            sleeper.sleep(BETWEEN);
        }
        var replayed = Replayed.of(item, !dryRun);
        output.print(replayed, replayed.text());
        return true;
    }

    private static boolean isOut(LedgerItem item) {
        return item.state() == State.RELEASING || item.state() == State.RELEASED;
    }

    /** By the key that ingest uses: copies of a mention meet in one shard. */
    private static void put(Deployment here, LedgerItem item) {
        here.kinesis()
                .putRecord(request -> request.streamName(here.stream())
                        .partitionKey(item.mention().value())
                        .data(item.payload().orElseThrow()));
    }
}
