package dev.maskbot.processor.photo;

import dev.maskbot.runtime.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;

/**
 * GETs things that others wrote: from the host that it is told, wherever the answer points; bytes counted, within a
 * deadline. Not the JDK's client, which resolves names by itself. Safe for use by several threads.
 */
final class Downloader {
    /** So that a second address of the host has its turn within the deadline. */
    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    /** As many as a batch of mentions that is worked on at once. */
    private static final int CONNECTIONS = 32;

    private final HttpClient http;
    private final int maxBytes;
    private final Duration deadline;

    /** Connects nothing yet. */
    Downloader(DnsResolver dns, int maxBytes, Duration deadline) {
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(dns)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
                // Straight to the host: a proxy, the default from 5.7 on, would resolve its name once more.
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("maskbot")
                .build();
        this.maxBytes = maxBytes;
        this.deadline = deadline;
    }

    /**
     * What a host answered.
     *
     * @param body of a status 200, else empty; one byte longer than allowed when it is longer
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Download(int status, Optional<String> retryAfter, byte[] body) {}

    /**
     * Asks once.
     *
     * @throws IOException when there is no whole answer within the deadline
     */
    Download get(HttpHost host, URI url) throws IOException, InterruptedException {
        return Deadline.within(deadline, () -> exchange(host, url));
    }

    private Download exchange(HttpHost host, URI url) throws IOException {
        var request = new HttpGet(url);
        try {
            var response = http.executeOpen(host, request, null);
            var retryAfter = Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER));
            var body = response.getCode() == 200 && response.getEntity() != null
                    ? response.getEntity().getContent().readNBytes(maxBytes + 1)
                    : new byte[0];
            return new Download(response.getCode(), retryAfter.map(header -> header.getValue()), body);
        } finally {
            // Unless the body has been read to its end, this breaks the connection; closing would wait for the rest.
            request.cancel();
        }
    }
}
