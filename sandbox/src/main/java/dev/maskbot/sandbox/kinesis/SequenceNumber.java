package dev.maskbot.sandbox.kinesis;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The place of a record in its shard, written as 56 decimal digits like those of Kinesis.
 *
 * <p>{@code epoch} is unique to the shard and greater than that of its parents, {@code ordinal} counts the shard's
 * records from 1 (0 stands before the first): so numbers rise along a shard and from parent to child, and one that
 * belongs to another shard is recognised. Immutable.
 */
record SequenceNumber(long epoch, int shard, long ordinal) {
    // Bits from the top: the format's version, epoch (44 in use, in milliseconds), ordinal (63), shard (31).
    private static final BigInteger VERSION = BigInteger.TWO;
    private static final int VERSION_SHIFT = 184;
    private static final int EPOCH_SHIFT = 96;
    private static final int ORDINAL_SHIFT = 32;

    /** Empty when the text is no number that {@link #toString} wrote. */
    static Optional<SequenceNumber> parse(String text) {
        // 57 digits hold every number of VERSION_SHIFT + 2 bits: longer ones are not worth parsing.
        if (text.isEmpty() || text.length() > 57 || !text.chars().allMatch(c -> '0' <= c && c <= '9')) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger(text);
        var number = new SequenceNumber(
                value.shiftRight(EPOCH_SHIFT).longValue(),
                value.intValue(),
                value.shiftRight(ORDINAL_SHIFT).longValue());
        return number.toString().equals(text) ? Optional.of(number) : Optional.empty();
    }

    @Override
    public String toString() {
        return VERSION.shiftLeft(VERSION_SHIFT)
                .or(BigInteger.valueOf(epoch).shiftLeft(EPOCH_SHIFT))
                .or(BigInteger.valueOf(ordinal).shiftLeft(ORDINAL_SHIFT))
                .or(BigInteger.valueOf(shard))
                .toString();
    }
}
