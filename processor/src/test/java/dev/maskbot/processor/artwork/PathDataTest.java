package dev.maskbot.processor.artwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.util.InputMismatchException;
import org.junit.jupiter.api.Test;

final class PathDataTest {
    @Test
    void linesAndCurves_encloseTheirArea() {
        var path = PathData.parse("M 0 0 L 2.5 0 C 2.5 1 2.5 2 2.5 3 L 0 3 Z");

        assertThat(path.getBounds2D()).isEqualTo(new Rectangle2D.Double(0, 0, 2.5, 3));
        assertThat(path.contains(1, 1)).isTrue();
    }

    @Test
    void unknownCommand_isRefused() {
        assertThatThrownBy(() -> PathData.parse("M 0 0 Q 1 1 2 2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Q");
    }

    @Test
    void missingNumber_isRefused() {
        assertThatThrownBy(() -> PathData.parse("M 0 L 1 1")).isInstanceOf(InputMismatchException.class);
    }
}
