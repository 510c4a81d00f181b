package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections to the stream that X ends, and lines that are no posts. */
class StreamCutTest {
    private static final Duration KEEP_ALIVES = Duration.ofMillis(600); // three of them

    private final TestX test = new TestX();
    private final Faults faults = test.x.faults();

    @BeforeEach
    void addRule() {
        test.addRule("@maskbot");
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void cut_endsTheConnectionThereIs_andFreesTheSlot() {
        try (OpenStream stream = test.client.stream("")) {
            test.post(test.alice, "@maskbot hello");
            stream.nextPost();

            faults.inject(Fault.of("x", new Kind.Cut(Kind.Ending.CLEAN, false)).times(1));

            assertThat(stream.failure()).isEmpty();
        }
        try (OpenStream next = test.client.stream("")) {
            assertThat(next.nextLine()).isEqualTo("\r\n");
        }
        assertThat(ends()).startsWith(StreamEnd.CUT);
    }

    @Test
    void cutBeforeAnybodyConnects_endsTheNextConnectionsAtOnce() {
        faults.inject(Fault.of("x", new Kind.Cut(Kind.Ending.CLEAN, false)).times(3));

        for (int i = 0; i < 3; i++) {
            try (OpenStream stream = test.client.stream("")) {
                assertThat(stream.status()).isEqualTo(200);
                assertThat(stream.nextLine()).isEqualTo(OpenStream.END);
            }
        }
        try (OpenStream stream = test.client.stream("")) {
            assertThat(stream.nextLine()).isEqualTo("\r\n");
        }
        assertThat(test.events(XEvent.StreamConnected.class)).hasSize(4);
    }

    @Test
    void cutUntilCleared_endsEveryConnection() {
        var cut = faults.inject(Fault.of("x", new Kind.Cut(Kind.Ending.CLEAN, false)));
        for (int i = 0; i < 5; i++) {
            try (OpenStream stream = test.client.stream("")) {
                assertThat(stream.endsNext()).isTrue();
            }
        }

        cut.close();

        try (OpenStream stream = test.client.stream("")) {
            assertThat(stream.nextLine()).isEqualTo("\r\n");
        }
    }

    @Test
    void brokenConnection_isNoProperEnd() {
        try (OpenStream stream = test.client.stream("")) {
            faults.inject(Fault.of("x", new Kind.Cut(Kind.Ending.BROKEN, false)).times(1));

            assertThat(stream.failure()).isEqualTo("EOF reached while reading");
        }
    }

    @Test
    void reset_comesInTheMiddleOfALine() {
        try (OpenStream stream = test.client.stream("")) {
            faults.inject(Fault.of("x", new Kind.CutMidLine(Kind.Ending.RESET)).times(1));

            assertThat(stream.failure()).isEqualTo("Connection reset");
            assertThat(stream.begun()).isEqualTo(Lines.MALFORMED);
        }
        await().untilAsserted(() -> assertThat(ends()).containsExactly(StreamEnd.CUT));
    }

    @Test
    void silence_followsHalfALine_andKeepsTheSlot() {
        try (OpenStream stream = test.client.stream("")) {
            faults.inject(Fault.of("x", new Kind.CutMidLine(Kind.Ending.SILENT)).times(1));
            await().until(() -> stream.begun().equals(Lines.MALFORMED));
            test.post(test.alice, "@maskbot hello");

            assertThat(stream.isSilentFor(KEEP_ALIVES)).isTrue();
            assertThat(test.client.asApp("GET", "/2/tweets/search/stream").status())
                    .isEqualTo(429);
            assertThat(ends()).isEmpty();
        }
        await().untilAsserted(() -> assertThat(ends()).containsExactly(StreamEnd.CLIENT_LEFT));
    }

    @Test
    void disconnect_isAnnouncedByALine() {
        try (OpenStream stream = test.client.stream("")) {
            faults.inject(Fault.of("x", new Kind.Cut(Kind.Ending.CLEAN, true)).times(1));

            assertThat(stream.nextPost().toString())
                    .isEqualTo(("{'errors':[{'title':'operational-disconnect',"
                                    + "'disconnect_type':'UpstreamOperationalDisconnect','detail':"
                                    + "'This stream has been disconnected upstream for operational reasons.',"
                                    + "'type':'https://api.x.com/2/problems/operational-disconnect'}]}")
                            .replace('\'', '"'));
            assertThat(stream.failure()).isEmpty();
        }
    }

    @Test
    void strangeLine_comesBetweenPosts() {
        try (OpenStream stream = test.client.stream("")) {
            assertLine(stream, Kind.Line.UNKNOWN, Lines.UNKNOWN);
            assertLine(stream, Kind.Line.MALFORMED, Lines.MALFORMED);
            assertLine(stream, Kind.Line.HUGE, Lines.huge());
            test.post(test.alice, "@maskbot hello");
            assertThat(stream.nextPost().at("/data/text").asString()).isEqualTo("@maskbot hello");
        }
        assertThat(Lines.huge().length()).isGreaterThan(1024 * 1024);
    }

    @Test
    void strikes_happenInTheirOrder_onceToAConnection() {
        faults.inject(Fault.of("x", new Kind.Garbage(Kind.Line.UNKNOWN)));
        faults.inject(Fault.of("x", new Kind.Garbage(Kind.Line.MALFORMED)));
        faults.inject(Fault.of("x", new Kind.Cut(Kind.Ending.CLEAN, false)).times(1));

        try (OpenStream stream = test.client.stream("")) {
            assertThat(stream.nextRecord()).isEqualTo(Lines.UNKNOWN + "\r\n");
            assertThat(stream.nextRecord()).isEqualTo(Lines.MALFORMED + "\r\n");
            assertThat(stream.endsNext()).isTrue();
        }
        try (OpenStream stream = test.client.stream("")) {
            assertThat(stream.nextRecord()).isEqualTo(Lines.UNKNOWN + "\r\n");
            assertThat(stream.nextRecord()).isEqualTo(Lines.MALFORMED + "\r\n");
            assertThat(stream.nextLine()).isEqualTo("\r\n");
        }
    }

    @Test
    void stall_sendsNotAByte_untilItIsCleared() {
        try (OpenStream stream = test.client.stream("")) {
            var stall = faults.inject(Fault.of("x", new Kind.Stall()));
            test.post(test.alice, "@maskbot hello");

            await().until(() -> stream.isSilentFor(KEEP_ALIVES));

            stall.close();
            assertThat(stream.nextPost().at("/data/text").asString()).isEqualTo("@maskbot hello");
        }
    }

    private void assertLine(OpenStream stream, Kind.Line line, String text) {
        faults.inject(Fault.of("x", new Kind.Garbage(line)).times(1));

        assertThat(stream.nextRecord()).isEqualTo(text + "\r\n");
    }

    private List<StreamEnd> ends() {
        return test.events(XEvent.StreamDisconnected.class).stream()
                .map(XEvent.StreamDisconnected::why)
                .toList();
    }
}
