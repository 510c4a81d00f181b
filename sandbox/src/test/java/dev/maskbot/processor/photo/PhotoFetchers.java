package dev.maskbot.processor.photo;

import dev.maskbot.processor.photo.Downloader.Download;
import dev.maskbot.runtime.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Photo fetchers for a test that is the photo host. */
public final class PhotoFetchers {
    private PhotoFetchers() {}

    /** Answers without a network. */
    @FunctionalInterface
    public interface Host {
        Answer get(URI url) throws IOException;

        @SuppressWarnings("ArrayRecordComponent") // compared by nobody
        record Answer(int status, Optional<String> retryAfter, byte[] body) {}
    }

    public static PhotoFetcher of(String origin, Host host, InstantSource clock, Sleeper sleeper) {
        return new PhotoFetcher(
                Set.of(origin),
                (_, url) -> {
                    var answer = host.get(url);
                    return new Download(answer.status(), answer.retryAfter(), answer.body());
                },
                clock,
                sleeper);
    }
}
