package dev.maskbot.processor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.matrix.Case.Report;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NoFaultTest {
    @Test
    void nothingGoesWrong_everythingIsAskedForOnce() {
        Matrix.seeds(1).forEach(seed -> {
            var report = Matrix.verify("nothing", new Case(List.of(), Set.of(), Parts.GENUINE, seed).run(), seed);
            assertThat(requests(report, Step.SENT)).isEqualTo(report.mentions());
            assertThat(requests(report, Step.FETCHED)).isEqualTo(report.mentions());
            assertThat(requests(report, Step.MODERATED)).isEqualTo(report.mentions());
            assertThat(requests(report, Step.UPLOADED)).isLessThanOrEqualTo(report.mentions());
            assertThat(requests(report, Step.RECONCILED)).isZero();
        });
    }

    private static int requests(Report report, Step step) {
        return report.world().requests(step);
    }
}
