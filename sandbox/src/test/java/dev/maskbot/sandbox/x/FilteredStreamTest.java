package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilteredStreamTest {
    private final VirtualClock clock = new VirtualClock();
    private final FilteredStream stream = new FilteredStream(new SnowflakeIds(clock), clock, new Faults(clock));
    private final Post post = new Post(
            1,
            new User(2, "alice", "Alice"),
            Instant.EPOCH,
            "cat",
            new PostText("cat", 0, 3, List.of(), List.of(), List.of()),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            1,
            "en",
            false,
            false,
            List.of(1L));

    @Test
    void slot_isTakenUntilTheConnectionCloses() {
        StreamConnection first = stream.connect("127.0.0.1").orElseThrow();
        assertThat(stream.connect("127.0.0.1")).isEmpty();

        first.close();

        assertThat(stream.connect("127.0.0.1")).isPresent();
    }

    @Test
    void closingTwice_doesNotFreeTheNextOnesSlot() {
        StreamConnection first = stream.connect("127.0.0.1").orElseThrow();
        first.close();
        StreamConnection second = stream.connect("127.0.0.1").orElseThrow();

        first.close();

        assertThat(stream.connected()).contains(second);
    }

    @Test
    void posts_waitForTheReaderInTheirOrder() throws InterruptedException {
        StreamConnection connection = stream.connect("127.0.0.1").orElseThrow();
        Rule rule = new Rule(5, "cat", "");

        stream.offer(post, List.of(rule));

        assertThat(connection.next(Duration.ZERO))
                .contains(new StreamConnection.Delivery(post, List.of(rule), Instant.MIN));
        assertThat(connection.next(Duration.ZERO)).isEmpty();
    }

    @Test
    void readerWhoseBufferIsFull_isCut() {
        StreamConnection connection = stream.connect("127.0.0.1").orElseThrow();
        for (int i = 0; i < 1000; i++) {
            stream.offer(post, List.of());
        }
        assertThat(connection.isOpen()).isTrue();

        stream.offer(post, List.of());

        assertThat(connection.isOpen()).isFalse();
        assertThat(stream.connected()).isEmpty();
    }
}
