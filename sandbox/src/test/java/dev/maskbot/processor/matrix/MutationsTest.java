package dev.maskbot.processor.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The test of the tests: the matrix sees it when the processor breaks a rule. */
final class MutationsTest {
    @ParameterizedTest
    @EnumSource
    void aBrokenRule_turnsTheMatrixRed(Mutation mutation) {
        var broken = Matrix.seeds(5).boxed().flatMap(seed -> mutation.cell().run(mutation, seed).broken().stream());

        assertThat(broken.filter(one -> one.contains(mutation.shown())).findFirst())
                .isPresent();
    }
}
