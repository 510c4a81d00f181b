package dev.maskbot.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultJsonTest {
    @Test
    void whatIsLeftOut_isAlwaysFromNowOn() {
        assertThat(FaultJson.read("{\"where\":\"s3\",\"what\":{\"kind\":\"throttle\"}}"))
                .isEqualTo(Fault.of(Place.of(Service.S3), new Kind.Throttle()));
    }

    @Test
    void everything_canBeSaid() {
        var json = """
                {"where":"dynamodb/PutItem","what":{"kind":"latency","delay":"PT0.5S"},"after":"PT5S","lasts":"PT1M",\
                "probability":0.25,"every":2,"times":10,"seed":7}""";

        var fault = FaultJson.read(json);

        assertThat(fault)
                .isEqualTo(new Fault(
                        Place.of(Service.DYNAMODB, "PutItem"),
                        new Kind.Latency(Duration.ofMillis(500)),
                        Duration.ofSeconds(5),
                        Optional.of(Duration.ofMinutes(1)),
                        0.25,
                        2,
                        OptionalInt.of(10),
                        7));
        assertThat(FaultJson.write(fault)).isEqualTo(json);
    }

    static List<Kind> kinds() {
        return List.of(
                new Kind.Throttle(Optional.of(Duration.ofMinutes(1))),
                new Kind.Refuse(503),
                new Kind.RefuseAfter(500),
                new Kind.LatencyAfter(Duration.ofSeconds(30)),
                new Kind.ResetBefore(),
                new Kind.ResetAfter(),
                new Kind.PartialPut(0.5),
                new Kind.ExpiredIterator(),
                new Kind.LostLease(),
                new Kind.Occupied(),
                new Kind.InvalidMedia(),
                new Kind.NotEnrolled(),
                new Kind.IndexLag(Duration.ofSeconds(30), 1),
                new Kind.Cut(Kind.Ending.RESET, true),
                new Kind.CutMidLine(Kind.Ending.SILENT),
                new Kind.TornPost(Kind.Ending.CLEAN),
                new Kind.Garbage(Kind.Line.HUGE),
                new Kind.Stall(),
                new Kind.Drop(),
                new Kind.Duplicate(),
                new Kind.Late(Duration.ofSeconds(30)),
                new Kind.Reorder(3),
                new Kind.Trickle(1, Duration.ofMillis(5)),
                new Kind.HeldSlot(Duration.ofSeconds(5)),
                new Kind.UnaskedGzip(),
                new Kind.Eviction(),
                new Kind.Truncated(),
                new Kind.WrongType(),
                new Kind.Padded(30_000_000),
                new Kind.SlowRules(Duration.ofSeconds(20)),
                new Kind.HeavyMedia(100),
                new Kind.ProgressivePhotos(),
                new Kind.InvalidRefresh(),
                new Kind.FailedProcessing());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKind_isReadAsItWasWritten(Kind kind) {
        var fault = Fault.of(Place.of(Service.X), kind);

        assertThat(FaultJson.read(FaultJson.write(fault))).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "nonsense",
                "{\"where\":\"s3\"}",
                "{\"where\":\"s4\",\"what\":{\"kind\":\"throttle\"}}",
                "{\"where\":\"s3\",\"what\":{\"kind\":\"explode\"}}",
                "{\"where\":\"s3\",\"what\":{\"kind\":\"throttle\"},\"sometimes\":true}",
                "{\"where\":\"s3\",\"what\":{\"kind\":\"throttle\"},\"probability\":1.5}",
                "{\"where\":\"s3\",\"what\":{\"kind\":\"throttle\"},\"times\":0}",
                "{\"where\":\"s3\",\"what\":{\"kind\":\"latency\"}}",
                "{\"where\":\"x\",\"what\":{\"kind\":\"reorder\",\"posts\":1}}"
            })
    void whatIsNoFault_isRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> FaultJson.read(json));
    }
}
