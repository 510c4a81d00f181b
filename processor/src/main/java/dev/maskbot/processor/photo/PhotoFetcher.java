package dev.maskbot.processor.photo;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.maskbot.processor.photo.Downloader.Download;
import dev.maskbot.processor.photo.PhotoRefused.Why;
import dev.maskbot.runtime.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.HttpHost;

/**
 * Fetches photos: from allowed origins at public addresses only, without following redirects, counting bytes, within a
 * deadline. Safe for use by several threads.
 */
public final class PhotoFetcher {
    /** Four times what X stores of a photo. */
    public static final int MAX_BYTES = 20 * 1024 * 1024;

    private static final Duration DEADLINE = Duration.ofSeconds(15);

    /** How long after a post its photo may still be on the way to X's photo host. */
    private static final Duration LAG = Duration.ofSeconds(30);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    /** How long a host may have us wait: a mention is claimed for a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, HttpHost> origins;
    private final Transport transport;
    private final InstantSource clock;
    private final Sleeper sleeper;

    /**
     * Connects nothing yet.
     *
     * @param origins for example {@code https://pbs.twimg.com}
     */
    public PhotoFetcher(Set<String> origins, InstantSource clock, Sleeper sleeper) {
        this(
                origins,
                new Downloader(
                        new CheckedDns(SystemDefaultDnsResolver.INSTANCE, PublicAddresses::contain),
                        MAX_BYTES,
                        DEADLINE)::get,
                clock,
                sleeper);
    }

    PhotoFetcher(Set<String> origins, Transport transport, InstantSource clock, Sleeper sleeper) {
        this.origins =
                origins.stream().collect(toUnmodifiableMap(identity(), origin -> HttpHost.create(URI.create(origin))));
        this.transport = transport;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Asks a host once. */
    @FunctionalInterface
    interface Transport {
        Download get(HttpHost host, URI url) throws IOException, InterruptedException;
    }

    /**
     * The photo's bytes, whatever they are. Waits for a photo that was posted a moment ago and is not there yet.
     *
     * @param posted when the post with the photo was written
     * @throws PhotoRefused when it is not to be had, now or later
     * @throws IOException when it may be had later
     */
    public byte[] fetch(URI url, Instant posted) throws PhotoRefused, IOException, InterruptedException {
        var host = origins.get(origin(url));
        if (host == null) {
            throw new PhotoRefused(Why.NOT_TRUSTED, "photos are not fetched from " + origin(url));
        }
        var begun = clock.instant();
        var arrived = (posted.isBefore(begun) ? posted : begun).plus(LAG);
        while (true) {
            var answer = transport.get(host, url);
            if (answer.status() == 200) {
                return complete(answer.body());
            }
            sleeper.sleep(pause(answer, begun, arrived));
        }
    }

    private static byte[] complete(byte[] body) throws PhotoRefused {
        if (body.length > MAX_BYTES) {
            throw new PhotoRefused(Why.TOO_LARGE, "more than " + MAX_BYTES + " bytes");
        }
        return body;
    }

    /** How long to wait before asking again, where that is worth it at all. */
    private Duration pause(Download answer, Instant begun, Instant arrived) throws PhotoRefused, IOException {
        var status = "HTTP " + answer.status();
        var now = clock.instant();
        return switch (answer.status()) {
            case 404, 410 -> {
                if (!now.isBefore(arrived)) {
                    throw new PhotoRefused(Why.GONE, status);
                }
                var left = Duration.between(now, arrived);
                yield left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
            }
            case 429 -> {
                var until = answer.retryAfter().flatMap(value -> retryAfter(value, now));
                if (until.isEmpty() || until.get().isAfter(begun.plus(PATIENCE))) {
                    throw new IOException(status + " and no leave to ask again soon");
                }
                yield Duration.between(now, until.get());
            }
            case 401, 403, 451 -> throw new PhotoRefused(Why.GONE, status);
            case 301, 302, 303, 307, 308 -> throw new PhotoRefused(Why.NOT_TRUSTED, status + " to somewhere else");
            default -> throw new IOException(status + " instead of a photo");
        };
    }

    /** Seconds or a date (RFC 9110, 10.2.3), at least a second from now. */
    private static Optional<Instant> retryAfter(String value, Instant now) {
        var soonest = now.plusSeconds(1);
        var until =
                value.matches("\\d{1,9}") ? now.plusSeconds(Long.parseLong(value)) : DateUtils.parseStandardDate(value);
        return Optional.ofNullable(until).map(instant -> instant.isBefore(soonest) ? soonest : instant);
    }

    /** Everything of a URL that says whom we talk to; user info makes an origin that no list has. */
    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
