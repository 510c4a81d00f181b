package dev.maskbot.processor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FaultFreeTest {
    @Test
    void withoutFaults() throws Exception {
        try (var lane = new PhotoHost()) {
            for (var seed = 0; seed < Integer.getInteger("n", 20); seed++) {
                var begin = System.nanoTime();
                var report = new Case(lane, List.of(), Rules.KEPT, seed).run(Set.of(), 0);
                System.out.println(seed + " " + (System.nanoTime() - begin) / 1_000_000 + " ms " + report.broken() + report.world().requests());
                assertThat(report.broken()).isEmpty();
            }
        }
    }
}
