package dev.maskbot.processor.command;

import dev.maskbot.processor.ledger.LedgerItem;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.State;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What happened to a mention, and why. */
@Command(
        name = "explain",
        description = {
            "Tell what happened to a mention, and why.",
            "Found by the post's id, the id of the version that was answered, or the id of the reply. "
                    + "All but the first read the whole ledger."
        })
final class Explain implements Callable<Integer> {
    private final Supplier<Deployment> deployment;

    @Mixin
    private Output output;

    @Parameters(
            paramLabel = "<post id>",
            converter = LedgerId.class,
            description = "The number at the end of its address.")
    private String post;

    Explain(Supplier<Deployment> deployment) {
        this.deployment = deployment;
    }

    /** Every name stays as it is: programs read it. */
    private record Explanation(
            String asked,
            boolean found,
            String mention,
            String post,
            State state,
            Reason reason,
            String why,
            String words,
            boolean underWay,
            int attempts,
            int tries,
            Instant claimed,
            Instant settled,
            String reply,
            String replyUrl,
            Instant expires) {
        static Explanation of(String asked, LedgerItem item) {
            return new Explanation(
                    asked,
                    true,
                    item.mention().value(),
                    item.post().orElse(null),
                    item.state(),
                    item.reason().orElse(null),
                    item.why().orElse(null),
                    Words.of(item),
                    !item.state().isSettled(),
                    item.attempt(),
                    item.tries(),
                    item.claimed().orElse(null),
                    item.settled().orElse(null),
                    item.reply().orElse(null),
                    item.reply().map("https://x.com/i/status/"::concat).orElse(null),
                    item.expires().orElse(null));
        }

        static Explanation none(String asked) {
            return new Explanation(
                    asked,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    whyNot(asked),
                    false,
                    0,
                    0,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        private static String whyNot(String asked) {
            return """
                the ledger has no mention %s. That can be because
                  - it was never ingested: X did not list it, or Kinesis has it and no worker has had it yet;
                  - ingest ignored it: its log says why (mention.ignored);
                  - it is older than 30 days: the ledger forgets;
                  - it is a version of an edited post that is neither the first nor the answered one: ask for the first.""".formatted(asked);
        }

        String text() {
            return Stream.of(
                            "%s %s%s".formatted(mention, state, reason == null ? "" : " " + reason),
                            "  " + words,
                            line("why", why),
                            line("answered version", Objects.equals(post, mention) ? null : post),
                            line("attempts", "%d, of which %d failed".formatted(attempts, tries)),
                            line("last claimed", claimed),
                            line("settled", settled),
                            line("reply", replyUrl),
                            line("forgotten at", expires))
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining(System.lineSeparator()));
        }

        private static String line(String name, Object value) {
            return value == null ? "" : "  %-16s %s".formatted(name, value);
        }
    }

    @Override
    public Integer call() {
        var item = deployment.get().ledger().findByAny(post);
        if (item.isEmpty()) {
            var none = Explanation.none(post);
            output.print(none, none.words());
            return ExitCode.NOT_DONE;
        }
        var found = Explanation.of(post, item.get());
        output.print(found, found.text());
        return ExitCode.DONE;
    }
}
