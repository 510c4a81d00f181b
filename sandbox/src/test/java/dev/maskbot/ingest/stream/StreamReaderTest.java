package dev.maskbot.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.runtime.Secret;
import dev.maskbot.sandbox.VirtualTime;
import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.NewPhoto;
import dev.maskbot.sandbox.x.Operation;
import dev.maskbot.sandbox.x.StreamEnd;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.sandbox.x.XEvent;
import dev.maskbot.x.Post;
import dev.maskbot.x.PostId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line of the table of reconnects: the local X over real sockets, in a time that passes when the test says so. */
@Timeout(60)
final class StreamReaderTest {
    private static final String READ = "read";
    private static final User BOT = new User(1, "maskbot", "Maskbot");
    private static final NewPhoto PHOTO = new NewPhoto(Pictures.landscape().jpeg(), "a lake");

    private final VirtualTime time = new VirtualTime();
    private final LocalX x = LocalX.start(LocalXSettings.of(new AppCredentials("ck", "cs", "at", "ats", "bearer"), BOT)
            .withClock(time)
            .withKeepAlive(Duration.ofMillis(20)));
    private final List<Instant> connects = new CopyOnWriteArrayList<>();
    private final List<StreamEnd> ends = new CopyOnWriteArrayList<>();
    private final List<Long> delivered = new CopyOnWriteArrayList<>();
    private final AppClient app = new AppClient(x.url(), AppClient.http(), () -> new Secret("bearer"));
    private final StreamReader reader = reader();

    @BeforeEach
    void watch() {
        x.subscribe(event -> {
            if (event instanceof XEvent.StreamConnected) {
                connects.add(time.instant());
            } else if (event instanceof XEvent.StreamDisconnected left) {
                ends.add(left.why());
            }
        });
    }

    @AfterEach
    void stop() {
        reader.close();
        x.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stall", "half a line"})
    void silentStream_isClosedAfter30s_andConnectedAgainAtOnce(String kind) {
        start();
        var silent = kind.equals("stall") ? new Kind.Stall() : new Kind.CutMidLine(Kind.Ending.SILENT);
        var stall = x.faults().inject(Fault.of("x", silent));
        var silence = time.instant();

        passUntil(() -> connects.size() == 2);
        stall.close();

        assertThat(Duration.between(silence, connects.get(1)))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(45));
    }

    @Test
    void lineThatTrickles_isNoLife() {
        start();
        x.faults()
                .inject(Fault.of("x", new Kind.Trickle(1, Duration.ofMillis(20)))
                        .times(1));
        x.post(x.findOrCreateUser("alice"), "@maskbot please", List.of(PHOTO), Optional.empty());

        passUntil(() -> connects.size() == 2);

        assertThat(delivered).isEmpty();
        assertDelivers();
    }

    @Test
    void heartbeatsAlone_areLife() {
        start();

        for (var i = 0; i < 20; i++) {
            time.advance(Duration.ofSeconds(25));
            await().until(() -> reader.lastByte().equals(time.instant()));
        }

        assertThat(connects).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"CLEAN, true", "BROKEN, false", "RESET, false"})
    void cutStream_isConnectedAgainAtOnce(Kind.Ending ending, boolean whole) {
        start();

        var cut = whole ? new Kind.Cut(ending, false) : new Kind.CutMidLine(ending);
        x.faults().inject(Fault.of("x", cut).times(1));

        await().until(() -> connects.size() == 2);
        assertThat(connects).containsOnly(time.instant());
        assertDelivers();
    }

    @Test
    void announcedCut_isConnectedAgainAtOnce() {
        start();

        x.faults().inject(Fault.of("x", new Kind.Cut(Kind.Ending.CLEAN, true)).times(1));

        await().until(() -> connects.size() == 2);
        assertThat(connects).containsOnly(time.instant());
    }

    @Test
    void connectThenEof_aThousandTimes_takesAtMost40ConnectsIn15Minutes() {
        x.faults().inject(Fault.of("x", new Kind.Cut(Kind.Ending.CLEAN, false)).times(1000));
        reader.start(listener());

        while (connects.size() < 1000) {
            time.jump(time.awaitSleep(READ));
            var n = connects.size();
            if (n > 40) {
                assertThat(Duration.between(connects.get(n - 41), connects.get(n - 1)))
                        .isGreaterThanOrEqualTo(Duration.ofMinutes(15));
            }
        }
    }

    @Test
    void rateLimitWithoutReset_isWaitedForAMinute_thenTwo() {
        x.faults().inject(refusal(new Kind.Throttle()).times(2));
        reader.start(listener());

        assertWaits(Duration.ofMinutes(1));
        assertWaits(Duration.ofMinutes(2));
        await().until(() -> connects.size() == 1);
    }

    @Test
    void rateLimitWithReset_isObeyed() {
        var reset = time.instant().plus(Duration.ofMinutes(11));
        x.faults()
                .inject(refusal(new Kind.Throttle(Optional.of(Duration.ofMinutes(11))))
                        .times(1));
        reader.start(listener());

        assertWaits(Duration.ofMinutes(1));
        time.jump(time.awaitSleep(READ));

        await().until(() -> connects.size() == 1);
        assertThat(connects.getFirst()).isEqualTo(reset);
    }

    @Test
    void serverErrorInHtml_isWaitedFor5Seconds_thenTen() {
        x.faults().inject(refusal(new Kind.Refuse(503)).times(2));
        reader.start(listener());

        assertWaits(Duration.ofSeconds(5));
        assertWaits(Duration.ofSeconds(10));
        await().until(() -> connects.size() == 1);
    }

    @Test
    void resetInsteadOfAnAnswer_isWaitedForAQuarterOfASecond_thenHalf() {
        x.faults().inject(Fault.of("x/CONNECT_STREAM", new Kind.ResetBefore()).times(2));
        reader.start(listener());

        assertWaits(Duration.ofMillis(250));
        assertWaits(Duration.ofMillis(500));
        await().until(() -> connects.size() == 1);
    }

    @Test
    void xThatCannotBeReached_isTriedAgainEvery16Seconds_withoutSpendingTheBudget() {
        x.close();
        reader.start(listener());

        for (var i = 0; i < 100; i++) {
            var wait = time.awaitSleep(READ);
            assertThat(wait).isBetween(Duration.ofMillis(250), Duration.ofSeconds(20));
            time.jump(wait);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403})
    void refusedKeys_areTriedEvery5Minutes_andAtOnceWhenThereAreOthers(int status) {
        var refusal = status == 403 ? new Kind.NotEnrolled() : new Kind.Refuse(status);
        var refused = x.faults().inject(refusal(refusal));
        reader.start(listener());

        assertWaits(Duration.ofMinutes(5));
        assertWaits(Duration.ofMinutes(5));
        time.awaitSleep(READ);
        assertThat(reader.status()).contains("HTTP " + status);
        refused.close();
        reader.renew();

        await().until(() -> connects.size() == 1);
    }

    @Test
    void takenPlace_isWaitedFor_andFreedThroughTheApi_afterTwoRefusals() throws Exception {
        new StreamRules(app).synchronise(Rule.forMentions("maskbot"));
        try (var _ = FilteredStream.open(app, time)) {
            reader.start(listener());

            assertWaits(Duration.ofSeconds(5));
            assertThat(ends).isEmpty();
            assertWaits(Duration.ofSeconds(5));

            await().until(() -> connects.size() == 2);
            assertThat(ends).containsExactly(StreamEnd.KILLED);
        }
    }

    @Test
    void placeThatIsHeldAfterACrash_isFreedToo() throws Exception {
        x.faults().inject(Fault.of("x", new Kind.HeldSlot(Duration.ofDays(1))));
        new StreamRules(app).synchronise(Rule.forMentions("maskbot"));
        FilteredStream.open(app, time).close();
        reader.start(listener());

        assertWaits(Duration.ofSeconds(5));
        assertWaits(Duration.ofSeconds(5));

        await().until(() -> connects.size() == 2);
        assertDelivers();
    }

    @Test
    void rulesThatAreGone_areMadeAgain() throws Exception {
        start();
        new StreamRules(app).synchronise(List.of());

        x.faults().inject(Fault.of("x", new Kind.Cut(Kind.Ending.CLEAN, false)).times(1));

        await().until(() -> connects.size() == 2);
        assertDelivers();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIST_RULES", "CHANGE_RULES"})
    void rulesThatCouldNotBeMade_areMadeBeforeAnyConnect(Operation refused) {
        x.faults().inject(Fault.of("x/" + refused, new Kind.Refuse(503)).times(1));
        reader.start(listener());

        assertWaits(Duration.ofSeconds(5));

        await().until(() -> connects.size() == 1);
        assertDelivers();
    }

    @Test
    void refusalThatIsNotAboutThePlace_freesNobodyElses() throws Exception {
        var unavailable = Fault.of("x/CLOSE_STREAM", new Kind.Refuse(503));
        new StreamRules(app).synchronise(Rule.forMentions("maskbot"));
        try (var _ = FilteredStream.open(app, time)) {
            reader.start(listener());
            time.awaitSleep(READ);
            x.faults().inject(unavailable.times(1));
            assertWaits(Duration.ofSeconds(5));
            time.awaitSleep(READ);
            var outage = x.faults().inject(refusal(new Kind.Refuse(503)));
            assertWaits(Duration.ofSeconds(5)); // the attempt to free the place fails
            assertWaits(Duration.ofSeconds(5)); // the outage begins
            time.awaitSleep(READ);
            outage.close();

            assertThat(ends).isEmpty();
        }
    }

    @Test
    void strangeLines_areSurvived() {
        start();

        x.faults().inject(Fault.of("x", new Kind.Garbage(Kind.Line.UNKNOWN)).times(1));
        x.faults().inject(Fault.of("x", new Kind.Garbage(Kind.Line.MALFORMED)).times(1));
        x.faults().inject(Fault.of("x", new Kind.Garbage(Kind.Line.HUGE)).times(1));

        await().until(() -> x.faults().active().isEmpty());
        assertDelivers();
        assertThat(connects).hasSize(1);
    }

    @Test
    void postThatTheStreamLeftOut_endsIt() {
        start();
        var at = time.instant().plusMillis(1);
        reader.missed(post(at));
        time.advance(Duration.ofSeconds(25));
        await().until(() -> reader.lastByte().equals(time.instant()));
        time.advance(Duration.ofSeconds(25));
        reader.missed(post(at));
        await().until(() -> reader.lastByte().equals(time.instant()));
        assertThat(connects).hasSize(1); // it may still come
        time.advance(Duration.ofSeconds(11));

        reader.missed(post(at));

        passUntil(() -> connects.size() == 2);
        reader.missed(post(at)); // it was written before this connection
        assertDelivers();
        assertThat(connects).hasSize(2);
    }

    private StreamReader reader() {
        return new StreamReader(
                app, () -> Rule.forMentions("maskbot"), time, time, new Random(1), new SimpleMeterRegistry());
    }

    private void start() {
        reader.start(listener());
        await().until(() -> connects.size() == 1);
        await().until(reader::connected);
    }

    private StreamReader.Listener listener() {
        return new StreamReader.Listener() {
            @Override
            public void connected() {}

            @Override
            public void delivered(Post post) {
                delivered.add(post.id().value());
            }
        };
    }

    /** The reader waits at least that long and at most a quarter longer; lets it. */
    private void assertWaits(Duration least) {
        var wait = time.awaitSleep(READ);
        assertThat(wait).isBetween(least, least.multipliedBy(5).dividedBy(4));
        time.jump(wait);
    }

    /** Of our own closing X learns a moment later than we; until then the place is taken. */
    private void passUntil(BooleanSupplier condition) {
        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            if (!condition.getAsBoolean()) {
                time.jump(Duration.ofSeconds(1));
            }
            return condition.getAsBoolean();
        });
    }

    private void assertDelivers() {
        await().until(reader::connected);
        var post = x.post(x.findOrCreateUser("alice"), "@maskbot please", List.of(PHOTO), Optional.empty());
        await().until(() -> delivered.contains(post.id()));
    }

    private static Fault refusal(Kind refusal) {
        return Fault.of("x/CONNECT_STREAM", refusal);
    }

    private static Post post(Instant at) {
        return new Post(
                PostId.firstAt(at),
                "2",
                false,
                "@maskbot",
                at,
                PostId.firstAt(at),
                "en",
                false,
                List.of(PostId.firstAt(at)),
                0,
                List.of(),
                List.of(),
                List.of());
    }
}
