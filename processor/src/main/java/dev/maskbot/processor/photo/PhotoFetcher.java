package dev.maskbot.processor.photo;

import dev.maskbot.processor.photo.PhotoRefused.Why;
import dev.maskbot.runtime.Deadline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/**
 * Downloads photos: from allowed origins only, without following redirects, counting bytes, within a deadline. Safe for
 * use by several threads.
 */
public final class PhotoFetcher {
    /** Four times what X stores of a photo. */
    static final int MAX_BYTES = 20 * 1024 * 1024;

    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final HttpClient http;
    private final Set<String> origins;

    /**
     * Connects nothing yet.
     *
     * @param http must not follow redirects
     * @param origins for example {@code https://pbs.twimg.com}
     */
    public PhotoFetcher(HttpClient http, Set<String> origins) {
        this.http = http;
        this.origins = Set.copyOf(origins);
    }

    /**
     * The photo's bytes, whatever they are.
     *
     * @throws PhotoRefused when it is not to be had, now or later
     * @throws IOException when it may be had later
     */
    public byte[] fetch(URI url) throws PhotoRefused, IOException, InterruptedException {
        if (!origins.contains(origin(url))) {
            throw new PhotoRefused(Why.NOT_TRUSTED, "photos are not fetched from " + origin(url));
        }
        var answer = Deadline.within(DEADLINE, () -> download(url));
        if (answer.body().length > MAX_BYTES) {
            throw new PhotoRefused(Why.TOO_LARGE, "more than " + MAX_BYTES + " bytes");
        }
        return switch (answer.status()) {
            case 200 -> answer.body();
            case 404, 410 -> throw new PhotoRefused(Why.GONE, "HTTP " + answer.status());
            default -> throw new IOException("HTTP " + answer.status() + " instead of a photo");
        };
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Download(int status, byte[] body) {}

    private Download download(URI url) throws IOException, InterruptedException {
        var response = http.send(HttpRequest.newBuilder(url).GET().build(), BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            return new Download(response.statusCode(), body.readNBytes(MAX_BYTES + 1));
        }
    }

    /** Everything of a URL that says whom we talk to; user info makes an origin that no list has. */
    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
