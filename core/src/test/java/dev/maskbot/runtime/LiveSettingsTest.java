package dev.maskbot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;

@Timeout(10)
final class LiveSettingsTest {
    private record Told(String mode, Secret token, int limit) {
        Duration rereading() {
            return Duration.ofSeconds(12L * limit);
        }
    }

    private static final Told FIRST = new Told("stream", new Secret("t0ken-1"), 5);
    private static final Told SECOND = new Told("stream", new Secret("t0ken-2"), 6);

    private final Naps naps = new Naps();
    private final LoggedEvents events = new LoggedEvents(LiveSettings.class);
    private final List<Told> heard = new ArrayList<>();
    private volatile Supplier<Told> source = () -> FIRST;
    private LiveSettings<Told> settings;

    @BeforeEach
    void start() throws InterruptedException {
        settings = LiveSettings.load(() -> source.get(), Told::rereading, naps, new Random(1))
                .onChange((before, after) -> heard.addAll(List.of(before, after)))
                .start();
        naps.begun();
    }

    @AfterEach
    void stop() {
        settings.close();
        events.close();
    }

    @Test
    void firstSettings_areReadByTheCaller_whoIsToldThatTheyAreRefused() {
        assertThat(settings.get()).isEqualTo(FIRST);

        assertThatThrownBy(() -> load(refusal("a is missing"))).isInstanceOf(InvalidSettings.class);
        assertThatThrownBy(() -> load(LiveSettingsTest::unreachable)).isInstanceOf(SdkClientException.class);
    }

    @Test
    void change_isTakenOverAndPassedOn_andLoggedByNameOnly() throws Exception {
        source = () -> SECOND;
        naps.pass();

        assertThat(settings.get()).isEqualTo(SECOND);
        assertThat(heard).containsExactly(FIRST, SECOND);
        assertThat(events.fields("settings.changed")).isEqualTo(Map.of("changed", List.of("token", "limit")));
    }

    @Test
    void sameSettings_areNoNews() throws Exception {
        naps.pass();
        naps.pass();

        assertThat(heard).isEmpty();
        assertThat(events.names()).isEmpty();
    }

    @Test
    void refusedSettings_leaveTheLastGoodOnes_andAreLoggedOncePerListOfFaults() throws Exception {
        source = refusal("a is missing");
        naps.pass();
        naps.pass();
        assertThat(events.names()).containsExactly("settings.refused");
        assertThat(events.fields("settings.refused")).containsEntry("faults", List.of("a is missing"));

        source = refusal("b is missing");
        naps.pass();
        assertThat(events.names()).containsExactly("settings.refused", "settings.refused");
        assertThat(settings.get()).isEqualTo(FIRST);
        assertThat(heard).isEmpty();
    }

    @Test
    void mendedSettings_areAccepted_andMayBeRefusedAnew() throws Exception {
        source = refusal("a is missing");
        naps.pass();
        source = () -> SECOND;
        naps.pass();
        assertThat(settings.get()).isEqualTo(SECOND);

        source = refusal("a is missing");
        naps.pass();
        source = () -> SECOND;
        naps.pass();
        assertThat(events.names())
                .containsExactly(
                        "settings.refused",
                        "settings.accepted",
                        "settings.changed",
                        "settings.refused",
                        "settings.accepted");
    }

    @Test
    void unreachableStore_andABrokenLoader_leaveTheLastGoodSettings() throws Exception {
        source = LiveSettingsTest::unreachable;
        naps.pass();
        source = () -> {
            throw new IllegalStateException("a bug");
        };
        naps.pass();
        assertThat(settings.get()).isEqualTo(FIRST);
        assertThat(events.names()).containsExactly("settings.unreachable", "settings.failed");

        source = () -> SECOND;
        naps.pass();
        assertThat(settings.get()).isEqualTo(SECOND);
    }

    @Test
    void listenerThatThrows_keepsNeitherTheOthersNorTheNextChangeAway() throws Exception {
        try (var other = LiveSettings.load(() -> source.get(), Told::rereading, naps, new Random(1))) {
            settings.close();
            other.onChange((_, _) -> {
                        throw new IllegalStateException("cannot");
                    })
                    .onChange((_, after) -> heard.add(after))
                    .start();
            naps.begun();
            source = () -> SECOND;
            naps.pass();
            source = () -> FIRST;
            naps.pass();
        }

        assertThat(heard).containsExactly(SECOND, FIRST);
        assertThat(events.names()).contains("settings.listener_failed");
    }

    @Test
    void readings_areAsFarApartAsTheSettingsSay_giveOrTakeSome() throws Exception {
        var delays = new ArrayList<Duration>();
        for (var i = 0; i < 100; i++) {
            delays.add(naps.pass());
        }

        assertThat(delays).allMatch(delay -> delay.minusSeconds(60).abs().compareTo(Duration.ofSeconds(10)) <= 0);
        assertThat(Set.copyOf(delays)).hasSizeGreaterThan(50);

        source = () -> SECOND;
        naps.pass();
        assertThat(naps.pass()).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(84));
    }

    @Test
    void closing_whileTheStoreIsAsked_isSilent() throws Exception {
        var asked = new CompletableFuture<Thread>();
        source = () -> {
            asked.complete(Thread.currentThread());
            try {
                new CompletableFuture<Void>().get();
                throw new AssertionError("nobody completes it");
            } catch (Exception e) { // as the SDK does when it is interrupted
                Thread.currentThread().interrupt();
                throw SdkClientException.create("interrupted", e);
            }
        };
        Thread.ofVirtual().start(() -> {
            try {
                naps.pass();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        var thread = asked.get();
        settings.close();
        thread.join();

        assertThat(events.names()).isEmpty();
    }

    private LiveSettings<Told> load(Supplier<Told> loader) {
        return LiveSettings.load(loader, Told::rereading, naps, new Random(1));
    }

    private static Supplier<Told> refusal(String fault) {
        return () -> {
            throw new InvalidSettings(List.of(fault));
        };
    }

    private static Told unreachable() {
        throw SdkClientException.create("no route");
    }
}
