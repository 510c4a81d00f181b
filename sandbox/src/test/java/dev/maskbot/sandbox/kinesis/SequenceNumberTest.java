package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SequenceNumberTest {
    private static final long EPOCH = 1_767_225_600_000L;

    @Test
    void text_isThe56DigitsOfKinesisAndReadsBack() {
        for (var number : List.of(
                new SequenceNumber(EPOCH, 0, 0),
                new SequenceNumber(EPOCH, 9_999, 1),
                new SequenceNumber(EPOCH, Integer.MAX_VALUE, Long.MAX_VALUE >> 1))) {
            assertThat(number.toString()).matches("4\\d{55}");
            assertThat(SequenceNumber.parse(number.toString())).contains(number);
        }
    }

    @Test
    void numbers_riseByOrdinalAndBeforeThatByEpoch() {
        List<BigInteger> values = List.of(
                        new SequenceNumber(EPOCH, 7, 1),
                        new SequenceNumber(EPOCH, 7, 2),
                        new SequenceNumber(EPOCH, 7, 1_000_000_000_000L),
                        new SequenceNumber(EPOCH + 1, 3, 0))
                .stream()
                .map(number -> new BigInteger(number.toString()))
                .toList();

        assertThat(values).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void otherText_isNone() {
        String valid = new SequenceNumber(EPOCH, 0, 1).toString();
        for (String text : List.of("", "0", "-1", "TRIM_HORIZON", "4711", valid + "0", "0" + valid, "9".repeat(57))) {
            assertThat(SequenceNumber.parse(text)).as(text).isEmpty();
        }
    }
}
