package dev.maskbot.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.FaultInjector;
import dev.maskbot.sandbox.fault.Service;
import dev.maskbot.sandbox.fault.Target;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.proxy.FaultProxy;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.User;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class ScenarioTest {
    static final List<String> NAMES = Scenario.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyFaultOfAScenario_canHappen(String name) {
        var scenario = Scenario.named(name);
        try (var parts = new Parts()) {
            var faults = new FaultInjector(InstantSource.system(), targets(parts));

            scenario.faults().forEach(faults::inject);

            assertThat(faults.active()).hasSameSizeAs(scenario.faults());
        }
    }

    @Test
    void crashLoop_killsAHundredTimes_inFiveMinutes() {
        assertThat(Scenario.named("crash-loop").acts()).singleElement().satisfies(act -> {
            var kill = (Act.Kill) act;
            assertThat(kill.times()).isGreaterThanOrEqualTo(100);
            assertThat(kill.over()).isEqualTo(Duration.ofMinutes(5));
        });
    }

    @Test
    void scaled_isSoMuchOfEverything() {
        var tenth = Scenario.named("flaky-x").scaled(0.1);

        assertThat(tenth.load().posts()).isEqualTo(20);
        assertThat(tenth.load().over()).isEqualTo(Duration.ofSeconds(12));
        assertThat(tenth.faults())
                .extracting(Fault::after)
                .contains(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    @Test
    void hostile_postsItsCorpusTwice() {
        assertThat(Scenario.named("hostile").load().posts()).isEqualTo(2 * new HostileCorpus(1).size());
    }

    @Test
    void twoIngests_losesTheOneThatStreams_atLeastTwice() {
        assertThat(Scenario.named("two-ingests").scaled(0.06).acts())
                .singleElement()
                .satisfies(act -> assertThat(((Act.KillStreaming) act).times()).isEqualTo(2));
    }

    @Test
    void unknownName_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.named("../viral"))
                .withMessageContaining("crash-loop");
    }

    private static List<Target> targets(Parts parts) {
        var targets = new ArrayList<Target>();
        var credentials = new AppCredentials("a", "b", "c", "d", "e");
        targets.add(parts.add(LocalX.start(LocalXSettings.of(credentials, new User(1, "maskbot", "Maskbot"))))
                .target());
        for (var service : List.of(Service.KINESIS, Service.DYNAMODB, Service.S3, Service.SSM, Service.REKOGNITION)) {
            targets.add(parts.add(FaultProxy.start(service, URI.create("http://127.0.0.1:9"))));
        }
        return targets;
    }
}
