package dev.maskbot.ingest;

import dev.maskbot.runtime.Settings;
import dev.maskbot.x.XCredentials;
import java.net.URI;

/**
 * What ingest is told. Immutable.
 *
 * @param stream name of the Kinesis stream to put mentions into
 */
record IngestSettings(URI xApiUrl, XCredentials credentials, String stream) {
    static IngestSettings from(Settings settings) {
        var read = new IngestSettings(
                settings.uri("x-api-url", "https://api.x.com"), XCredentials.from(settings), settings.text("stream"));
        settings.refuseFaults();
        return read;
    }
}
