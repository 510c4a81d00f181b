package dev.maskbot.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.x.PostId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WatermarkTest {
    private final Watermark watermark = new Watermark(new PostId(100));

    @Test
    void sweepOfNothingUnderWay_movesIt() {
        watermark.swept(new PostId(200));

        assertThat(watermark.value()).isEqualTo(new PostId(200));
    }

    @Test
    void mentionThatIsNotAcknowledged_holdsIt() {
        watermark.begin(new PostId(150));
        watermark.begin(new PostId(170));
        watermark.swept(new PostId(200));
        assertThat(watermark.value()).isEqualTo(new PostId(149));

        watermark.acknowledge(new PostId(170));
        assertThat(watermark.value()).isEqualTo(new PostId(149));

        watermark.acknowledge(new PostId(150));
        assertThat(watermark.value()).isEqualTo(new PostId(200));
    }

    @Test
    void streamAlone_doesNotMoveIt() {
        watermark.begin(new PostId(300));
        watermark.acknowledge(new PostId(300));

        assertThat(watermark.value()).isEqualTo(new PostId(100));
    }

    @Test
    void lateMention_doesNotMoveItBack() {
        watermark.swept(new PostId(200));
        assertThat(watermark.value()).isEqualTo(new PostId(200));
        watermark.begin(new PostId(120));
        watermark.swept(new PostId(180));

        assertThat(watermark.value()).isEqualTo(new PostId(200));
    }

    @Test
    void anyOrder_neverPassesWhatIsUnderWay_andEndsAtTheTop() {
        for (var seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var mark = new Watermark(new PostId(0));
            var ids = new ArrayList<Long>();
            for (var id = 1L; id <= 200; id++) {
                ids.add(id);
                mark.begin(new PostId(id));
            }
            mark.swept(new PostId(200));
            var open = new HashSet<>(ids);
            Collections.shuffle(ids, random);
            for (var id : ids) {
                mark.acknowledge(new PostId(id));
                open.remove(id);
                var value = mark.value().value();
                assertThat(open).as("seed " + seed).allMatch(other -> other > value);
            }
            assertThat(mark.value()).isEqualTo(new PostId(200));
        }
    }
}
