package dev.maskbot.ingest;

import dev.maskbot.ingest.intake.PhotoSource;
import dev.maskbot.runtime.Settings;
import dev.maskbot.x.XCredentials;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * What ingest is told. Immutable.
 *
 * @param credentialsWritten when the oldest of the credentials was written
 * @param stream name of the Kinesis stream to put mentions into
 * @param stateTable DynamoDB table of the lock and the watermark
 * @param metricsNamespace of CloudWatch; empty when metrics are not sent there
 * @param rereading after which all this is read again
 */
record IngestSettings(
        URI xApiUrl,
        XCredentials credentials,
        Instant credentialsWritten,
        String stream,
        String stateTable,
        Source source,
        PhotoSource photoSource,
        String metricsNamespace,
        Duration rereading) {
    /** Where mentions come from. */
    enum Source {
        /** X's stream, and sweeps of the mentions timeline for what it leaves out. */
        STREAM,
        /** Sweeps alone: for accounts that have no access to the stream. */
        POLL
    }

    /** Whether a connection that was made by the others is as good by these. */
    boolean connectsLike(IngestSettings others) {
        return credentials.equals(others.credentials);
    }

    static IngestSettings from(Settings settings) {
        var read = new IngestSettings(
                settings.uri("x-api-url", "https://api.x.com"),
                XCredentials.from(settings),
                settings.secretsModified(),
                settings.text("stream"),
                settings.text("state-table"),
                settings.choice("source", Source.class, Source.STREAM),
                settings.choice("photo-source", PhotoSource.class, PhotoSource.OWN),
                settings.text("metrics-namespace", ""),
                Duration.ofSeconds(settings.number("settings-seconds", 1, 60, 60)));
        settings.refuseFaults();
        return read;
    }
}
