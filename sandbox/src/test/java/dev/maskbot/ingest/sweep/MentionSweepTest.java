package dev.maskbot.ingest.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.ingest.publish.Watermark;
import dev.maskbot.ingest.stream.AppClient;
import dev.maskbot.runtime.Secret;
import dev.maskbot.sandbox.VirtualTime;
import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.Draft;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.x.PostId;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XCredentials;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeping the mentions of the local X, in a time that passes when the test says so. */
@Timeout(60)
final class MentionSweepTest {
    private static final String SWEEP = "sweep";
    private static final Duration INTERVAL = Duration.ofMinutes(4);

    private final VirtualTime time = new VirtualTime();
    private final LocalX x = LocalX.start(
            LocalXSettings.of(new AppCredentials("ck", "cs", "at", "ats", "bearer"), new User(1, "maskbot", "Maskbot"))
                    .withClock(time)
                    .withSignatureClock(InstantSource.system()));
    private final Watermark watermark = new Watermark(PostId.firstAt(time.instant()));
    private final List<Long> found = new CopyOnWriteArrayList<>();
    private final XCredentials credentials = new XCredentials(
            new Secret("ck"), new Secret("cs"), new Secret("at"), new Secret("ats"), new Secret("bearer"));
    private final MentionSweep sweep = new MentionSweep(
            new XClient(x.url(), AppClient.http(), () -> credentials, time),
            "1",
            INTERVAL,
            watermark,
            post -> found.add(post.id().value()),
            time,
            time,
            new Random(1),
            new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        sweep.close();
        x.close();
    }

    @Test
    void everyPage_isRead_andTheOldestComesFirst() {
        var posted = post(250);

        sweep.start();

        assertThat(time.awaitSleep(SWEEP)).isEqualTo(INTERVAL);
        assertThat(found).isEqualTo(posted);
        assertThat(watermark.value()).isEqualTo(new PostId(posted.getLast()));
    }

    @Test
    void nextSweep_comesWhenItIsDue_orIsAskedFor() {
        sweep.start();
        time.awaitSleep(SWEEP);
        var due = post(1);
        time.jump(INTERVAL);
        await().until(() -> found.containsAll(due));

        var asked = post(1);
        time.awaitSleep(SWEEP);
        sweep.request();

        await().until(() -> found.containsAll(asked));
    }

    @Test
    void mentionThatIsListedLate_isFoundByTheOverlap() {
        sweep.start();
        time.awaitSleep(SWEEP);
        try (var _ = x.faults()
                .inject(Fault.of("x/LIST_MENTIONS", new Kind.IndexLag(Duration.ofMinutes(10), 0.5))
                        .withSeed(7))) {
            var posted = post(20);
            time.jump(INTERVAL);
            await().until(() -> !found.isEmpty());
            assertThat(time.awaitSleep(SWEEP)).isEqualTo(INTERVAL);
            assertThat(found).hasSizeLessThan(20);
            assertThat(watermark.value().value()).isGreaterThan(posted.getFirst()); // it has passed some of them

            time.jump(INTERVAL);
            time.awaitSleep(SWEEP);
            time.jump(INTERVAL);

            await().untilAsserted(() -> assertThat(found).containsAll(posted));
        }
    }

    @Test
    void rateLimit_isObeyed_evenWhenSomebodyAsks() {
        x.faults()
                .inject(Fault.of("x/LIST_MENTIONS", new Kind.Throttle(Optional.of(Duration.ofMinutes(9))))
                        .times(1));
        var posted = post(1);
        sweep.start();
        assertThat(time.awaitSleep(SWEEP))
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(9).plusSeconds(2));

        sweep.request();

        await().until(() -> time.sleeps(SWEEP));
        assertThat(found).isEmpty();
        time.jump(Duration.ofMinutes(9).plusSeconds(2));
        await().untilAsserted(() -> assertThat(found).containsAll(posted));
    }

    @Test
    void outage_isWaitedFor_ever_longer_andThenCaughtUpWith() {
        var outage = x.faults().inject(Fault.of("x/LIST_MENTIONS", new Kind.Refuse(503)));
        var posted = post(5);
        sweep.start();
        for (var i = 0; i < 30; i++) {
            var wait = time.awaitSleep(SWEEP);
            assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(2));
            time.jump(wait);
        }

        outage.close();
        time.jump(time.awaitSleep(SWEEP));

        await().untilAsserted(() -> assertThat(found).containsAll(posted));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void xThatTakesNoMadeUpSinceId_isAskedWithout_andWhatIsOlderIsLeftOut(boolean old) {
        if (old) {
            post(3);
            time.jump(Duration.ofMinutes(16));
            watermark.swept(PostId.firstAt(time.instant()));
        }
        var posted = post(3);
        x.faults().inject(Fault.of("x/LIST_MENTIONS", new Kind.Refuse(400)).times(1));

        sweep.start();

        await().untilAsserted(() -> assertThat(found).isEqualTo(posted));
    }

    private List<Long> post(int mentions) {
        return IntStream.range(0, mentions)
                .mapToObj(i -> {
                    time.jump(Duration.ofMillis(1));
                    return x.post(Draft.of(x.findOrCreateUser("user" + i), "@maskbot please"))
                            .id();
                })
                .toList();
    }
}
