package dev.maskbot.processor;

import dev.maskbot.processor.consume.FanOut;
import dev.maskbot.processor.limit.Limits;
import dev.maskbot.runtime.Settings;
import dev.maskbot.x.XCredentials;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * What the processor is told. Immutable.
 *
 * @param stream name of the Kinesis stream to take mentions from
 * @param leaseTable name of KCL's lease table, which is also the name of the KCL application
 * @param stateTable DynamoDB table of opt-outs, limits and budgets
 * @param photoHosts origins that photos may come from, for example {@code https://pbs.twimg.com}
 * @param consuming whether mentions are worked on at all
 * @param posting whether replies are sent; what is ready waits
 * @param dryRun everything but the reply, which is not sent later either
 * @param postsPerDay at most, of all instances together, per UTC day
 * @param dollarsPerDay at most, of X's and Rekognition's list prices, per UTC day
 * @param limits of one author and one conversation
 * @param fanOut how records come out of the stream
 * @param metricsNamespace of CloudWatch; empty when metrics are not sent there
 * @param rereading after which all this is read again
 */
record ProcessorSettings(
        URI xApiUrl,
        XCredentials credentials,
        String stream,
        String leaseTable,
        String ledgerTable,
        String stateTable,
        String unprocessedBucket,
        String processedBucket,
        Set<String> photoHosts,
        boolean consuming,
        boolean posting,
        boolean dryRun,
        Sensitive sensitive,
        int postsPerDay,
        int dollarsPerDay,
        Limits limits,
        FanOut fanOut,
        String metricsNamespace,
        Duration rereading) {
    /** What is done with posts that are marked as possibly sensitive. */
    enum Sensitive {
        REFUSE,
        TAKE
    }

    static ProcessorSettings from(Settings settings) {
        var read = new ProcessorSettings(
                settings.uri("x-api-url", "https://api.x.com"),
                XCredentials.from(settings),
                settings.text("stream"),
                settings.text("lease-table"),
                settings.text("ledger-table"),
                settings.text("state-table"),
                settings.text("unprocessed-bucket"),
                settings.text("processed-bucket"),
                settings.origins("photo-hosts", "https://pbs.twimg.com"),
                settings.flag("consuming", true),
                settings.flag("posting", true),
                settings.flag("dry-run", false),
                settings.choice("sensitive", Sensitive.class, Sensitive.REFUSE),
                settings.number("posts-per-day", 1, 10_000, 1_000), // X: 10,000 per 24 hours and app
                settings.number("dollars-per-day", 1, 100_000, 20),
                // Altbot's defaults; mstdn-ebooks gives a conversation up after 5 replies, X calls repeated ones spam.
                new Limits(
                        settings.number("author-per-minute", 1, Limits.MOST, 4),
                        settings.number("author-per-hour", 1, Limits.MOST, 20),
                        settings.number("conversation-per-day", 1, Limits.MOST, 2)),
                settings.choice("fan-out", FanOut.class, FanOut.SHARED),
                settings.text("metrics-namespace", ""),
                Duration.ofSeconds(settings.number("settings-seconds", 1, 60, 60)));
        settings.refuseFaults();
        return read;
    }
}
