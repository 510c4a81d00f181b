package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HashKeyRangeTest {
    @Test
    void uniformRanges_areThoseOfKinesis() {
        assertThat(HashKeyRange.uniform(3))
                .containsExactly(
                        range("0", "113427455640312821154458202477256070484"),
                        range("113427455640312821154458202477256070485", "226854911280625642308916404954512140969"),
                        range("226854911280625642308916404954512140970", "340282366920938463463374607431768211455"));
    }

    @Test
    void partitionKey_hashesToItsMd5() {
        // md5("") = d41d8cd98f00b204e9800998ecf8427e (RFC 1321, A.5): its first bit must not become a sign.
        assertThat(HashKeyRange.keyOf("")).isEqualTo(new BigInteger("d41d8cd98f00b204e9800998ecf8427e", 16));
    }

    @Test
    void halves_meetAndMakeTheWhole() {
        HashKeyRange whole = range("10", "20");
        BigInteger key = new BigInteger("15");

        assertThat(whole.before(key)).isEqualTo(range("10", "14"));
        assertThat(whole.from(key)).isEqualTo(range("15", "20"));
        assertThat(whole.before(key).meets(whole.from(key))).isTrue();
        assertThat(whole.from(key).meets(whole.before(key))).isFalse();
        assertThat(whole.before(key).through(whole.from(key))).isEqualTo(whole);
    }

    @Test
    void split_leavesNoHalfEmpty() {
        HashKeyRange range = range("10", "20");

        assertThat(List.of("10", "11", "20", "21"))
                .extracting(key -> range.splitsAt(new BigInteger(key)))
                .containsExactly(false, true, true, false);
    }

    private static HashKeyRange range(String first, String last) {
        return new HashKeyRange(new BigInteger(first), new BigInteger(last));
    }
}
