package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

final class RecordLogTest {
    private final RecordLog log = new RecordLog();

    @Test
    void empty_beginsWhereItEnds() {
        assertThat(log.oldest()).isEqualTo(1).isEqualTo(log.next());
    }

    @Test
    void time_isFoundAtItsFirstRecord() {
        for (long second : new long[] {10, 20, 20, 30}) {
            add(second);
        }

        assertThat(List.of(log.at(time(5)), log.at(time(10)), log.at(time(15)), log.at(time(20))))
                .containsExactly(1L, 1L, 2L, 2L);
        assertThat(List.of(log.at(time(30)), log.at(time(31)))).containsExactly(4L, 5L);
    }

    @Test
    void trimming_keepsOrdinals() {
        for (long second = 1; second <= 10; second++) {
            add(second);
        }

        log.trimBefore(time(4));
        assertThat(log.oldest()).isEqualTo(4);
        assertThat(log.next()).isEqualTo(11);
        assertThat(log.get(4).arrival()).isEqualTo(time(4));
        log.trimBefore(time(100));
        assertThat(log.oldest()).isEqualTo(11).isEqualTo(log.next());
        add(101);
        assertThat(log.get(11).arrival()).isEqualTo(time(101));
    }

    @Test
    void log_behavesAsAListThatIsNeverCut() {
        var random = new SplittableRandom(42);
        var all = new ArrayList<Instant>();
        long now = 0;
        for (int step = 0; step < 2_000; step++) {
            now += random.nextInt(3);
            add(now);
            all.add(time(now));
            Instant horizon = time(now - random.nextInt(1, 200));
            if (random.nextInt(5) == 0) {
                log.trimBefore(horizon);
            }
            assertThat(log.next()).isEqualTo(all.size() + 1);
            long ordinal = random.nextLong(log.oldest(), log.next());
            assertThat(log.get(ordinal).arrival()).isEqualTo(all.get((int) ordinal - 1));
            long found = log.at(horizon);
            assertThat(found == log.next() || !all.get((int) found - 1).isBefore(horizon))
                    .isTrue();
            assertThat(found == log.oldest() || all.get((int) found - 2).isBefore(horizon))
                    .isTrue();
        }
    }

    private void add(long second) {
        log.add(new DataRecord(
                new SequenceNumber(1, 0, log.next()), "a", SdkBytes.fromUtf8String("data"), time(second)));
    }

    private static Instant time(long second) {
        return Instant.ofEpochSecond(second);
    }
}
