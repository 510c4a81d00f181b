package dev.maskbot.processor;

import dev.maskbot.processor.ProcessorSettings.Sensitive;
import dev.maskbot.processor.consume.FanOut;
import java.time.Duration;
import java.util.Set;

/** Settings for parts that are put together by hand: only the switches matter. */
final class TestSettings {
    private TestSettings() {}

    static ProcessorSettings of(boolean consuming, boolean posting, boolean dryRun) {
        return new ProcessorSettings(
                null,
                null,
                "",
                "",
                "",
                "",
                "",
                "",
                Set.of(),
                consuming,
                posting,
                dryRun,
                Sensitive.REFUSE,
                100,
                1,
                null,
                FanOut.SHARED,
                "",
                Duration.ofMinutes(1));
    }
}
