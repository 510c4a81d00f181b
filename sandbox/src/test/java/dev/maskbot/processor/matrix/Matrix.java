package dev.maskbot.processor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.matrix.Case.Report;
import java.util.stream.LongStream;

/**
 * Runs cases with many seeds: {@code -Dmatrix.seeds=200} with more of them, {@code -Dmatrix.seed=17} with this one again,
 * and with its log when it fails.
 */
final class Matrix {
    private static final int SEEDS = Integer.getInteger("matrix.seeds", 20);
    private static final Long SEED = Long.getLong("matrix.seed");

    private Matrix() {}

    /** @param times so many more than are asked for */
    static LongStream seeds(int times) {
        return SEED == null ? LongStream.range(0, (long) SEEDS * times) : LongStream.of(SEED);
    }

    static void verify(Cell cell) {
        var met = seeds(1).filter(seed -> verify(cell.toString(), cell.run(Parts.GENUINE, seed), seed)
                                .met()
                        > 0)
                .count();
        assertThat(met).as("%s: how often it was met", cell).isPositive();
    }

    static Report verify(String what, Report report, long seed) {
        assertThat(report.broken())
                .as(() -> "%s, again with -Dmatrix.seed=%d%s"
                        .formatted(what, seed, SEED == null ? "" : "\n" + String.join("", report.log())))
                .isEmpty();
        return report;
    }
}
