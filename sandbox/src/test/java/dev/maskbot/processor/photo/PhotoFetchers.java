package dev.maskbot.processor.photo;

import dev.maskbot.runtime.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/** Photo fetchers whose host has an address that a test gives it. */
public final class PhotoFetchers {
    private PhotoFetchers() {}

    public static PhotoFetcher of(String origin, DnsResolver dns, InstantSource clock, Sleeper sleeper) {
        var downloader = new Downloader(dns, PhotoFetcher.MAX_BYTES, Duration.ofSeconds(15));
        return new PhotoFetcher(Set.of(origin), downloader, clock, sleeper);
    }
}
