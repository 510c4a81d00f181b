package dev.maskbot.ingest;

import dev.maskbot.ingest.MentionFilter.Verdict;
import dev.maskbot.ingest.StreamRules.Rule;
import dev.maskbot.runtime.Backoff;
import dev.maskbot.runtime.Health;
import dev.maskbot.runtime.Sleeper;
import dev.maskbot.x.Post;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads X's stream for ever, on a thread of its own: connects, hands every mention on, connects again. A second thread
 * closes a connection that X has gone silent on. Safe for use by several threads.
 */
final class StreamReader implements AutoCloseable {
    /** X sends something every 20 s; a network may delay it by half of that. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
    private static final Logger log = LoggerFactory.getLogger(StreamReader.class);

    private final AppClient app;
    private final StreamRules rules;
    private final MentionFilter filter;
    private final KinesisPublisher publisher;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Thread reader = Thread.ofVirtual().name("read").unstarted(this::readUntilClosed);
    private final Thread watchdog = Thread.ofVirtual().name("watch").unstarted(this::watch);
    private volatile Optional<FilteredStream> connection = Optional.empty();

    StreamReader(
            AppClient app,
            MentionFilter filter,
            KinesisPublisher publisher,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.app = app;
        this.rules = new StreamRules(app);
        this.filter = filter;
        this.publisher = publisher;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    StreamReader start() {
        reader.start();
        watchdog.start();
        return this;
    }

    Health health() {
        var state = connection.isPresent() ? "streaming" : "connecting";
        return new Health(
                reader.isAlive(), "%s, %d mentions waiting for Kinesis".formatted(state, publisher.waiting()));
    }

    private void readUntilClosed() {
        var failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                rules.synchronise(List.of(Rule.mentionsWithPhoto(filter.bot().username())));
                try (var stream = FilteredStream.open(app, clock)) {
                    connection = Optional.of(stream);
                    log.atInfo().log("stream.connected");
                    for (var event = stream.next(); event.isPresent(); event = stream.next()) {
                        failures = 0;
                        handle(event.get());
                    }
                }
                log.atWarn().log("stream.ended");
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    return; // closed: that is how reading ends then
                }
                log.atWarn().addKeyValue("why", e.getMessage()).log("stream.failed");
            } catch (InterruptedException _) {
                return;
            } finally {
                connection = Optional.empty();
            }
            failures++;
            try {
                sleeper.sleep(BACKOFF.delay(failures, random));
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void handle(StreamEvent event) throws InterruptedException {
        switch (event) {
            case StreamEvent.Delivered(var post) -> handle(post);
            case StreamEvent.Heartbeat() -> {}
            case StreamEvent.Notice(var title, var detail) ->
                log.atWarn()
                        .addKeyValue("title", title)
                        .addKeyValue("detail", detail)
                        .log("stream.notice");
            case StreamEvent.Malformed(var why) ->
                log.atWarn().addKeyValue("why", why).log("stream.malformed");
        }
    }

    private void handle(Post post) throws InterruptedException {
        switch (filter.decide(post)) {
            case Verdict.Accepted(var mention) -> {
                log.atInfo().addKeyValue("mention", mention.id()).log("mention.accepted");
                publisher.publish(mention);
            }
            case Verdict.Ignored(var reason) ->
                log.atInfo()
                        .addKeyValue("post", post.id().value())
                        .addKeyValue("reason", reason)
                        .log("mention.ignored");
        }
    }

    private void watch() {
        try {
            while (true) {
                sleeper.sleep(Duration.ofSeconds(1));
                var stream = connection;
                if (stream.isPresent() && stream.get().lastByte().plus(SILENCE).isBefore(clock.instant())) {
                    log.atWarn().log("stream.silent");
                    stream.get().close();
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    /** Frees the one connection that X allows, so that the next process gets it at once. */
    @Override
    public void close() {
        watchdog.interrupt();
        reader.interrupt();
        connection.ifPresent(FilteredStream::close);
    }
}
