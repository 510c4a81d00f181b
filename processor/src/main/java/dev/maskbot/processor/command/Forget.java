package dev.maskbot.processor.command;

import dev.maskbot.processor.consent.OptOuts;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.limit.AuthorLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything we hold about a person, gone. */
@Command(
        name = "forget",
        description = {
            "Erase what is held about an account: what the ledger knows of mentions that it wrote or whose photos it took, "
                    + "these photos before and after, and what is counted of it.",
            "Of each mention its bare id stays until it expires: without it, a copy in the stream would be answered again. "
                    + "That somebody wants to be left alone stays too, since the bot has to know whom it leaves alone. "
                    + "Replies on X stay: their authors delete them by answering `delete`.",
            "Broken off, the same command goes on. What still is in the stream is not known yet: if the account wrote "
                    + "lately, run it again later."
        })
final class Forget implements Callable<Integer> {
    private final Supplier<Deployment> deployment;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "<user id>", converter = XId.class, description = "The account's number, not its handle.")
    private String account;

    @Option(
            names = "--also-opt-out",
            description = "Erase too that it wants to be left alone: its next mention is answered.")
    private boolean alsoOptOut;

    Forget(Supplier<Deployment> deployment) {
        this.deployment = deployment;
    }

    /** Every name stays as it is: programs read it. */
    private record Forgotten(String account, int mentions, List<String> underWay, boolean optedOut) {
        String text() {
            var kept = optedOut ? "It wants to be left alone: that is kept (--also-opt-out)." : "Nothing is kept.";
            return "%d mentions of %s erased. %s".formatted(mentions, account, kept);
        }
    }

    @Override
    public Integer call() {
        var here = deployment.get();
        var underWay = new ArrayList<String>();
        var erased = erase(here, underWay);
        AuthorLimits.forget(here.dynamo(), here.stateTable(), account);
        var optOuts = new OptOuts(here.dynamo(), here.stateTable());
        if (alsoOptOut) {
            optOuts.forgetStop(account);
        } else {
            optOuts.forget(account);
        }
        var forgotten = new Forgotten(account, erased, underWay, optOuts.isOut(account));
        output.print(forgotten, forgotten.text());
        if (!underWay.isEmpty()) {
            output.complain("a worker has %s: run this again when `explain` says that they are settled"
                    .formatted(String.join(", ", underWay)));
            return ExitCode.NOT_DONE;
        }
        return ExitCode.DONE;
    }

    private int erase(Deployment here, List<String> underWay) {
        var erasure = here.erasure();
        var erased = 0;
        try (var items = here.ledger().concerning(account)) {
            for (var each = items.iterator(); each.hasNext(); ) {
                var mention = each.next().mention();
                switch (erasure.erase(mention, Reason.FORGOTTEN)) {
                    case ERASED -> erased++;
                    case UNDER_WAY -> underWay.add(mention.value());
                }
            }
        }
        return erased;
    }
}
