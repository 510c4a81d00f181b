package dev.maskbot.sandbox.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;

/** The 128-bit hash keys, both ends included, whose records a shard takes. Immutable. */
record HashKeyRange(BigInteger first, BigInteger last) {
    private static final BigInteger KEYS = BigInteger.ONE.shiftLeft(128);
    static final BigInteger MAX_KEY = KEYS.subtract(BigInteger.ONE);

    /** {@code count} ranges of one size that tile all keys; the last takes the remainder. */
    static List<HashKeyRange> uniform(int count) {
        BigInteger size = KEYS.divide(BigInteger.valueOf(count));
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    BigInteger first = size.multiply(BigInteger.valueOf(i));
                    return new HashKeyRange(
                            first, i == count - 1 ? MAX_KEY : first.add(size).subtract(BigInteger.ONE));
                })
                .toList();
    }

    /** The hash key of a partition key: its MD5 as an unsigned number. */
    static BigInteger keyOf(String partitionKey) {
        try {
            return new BigInteger(1, MessageDigest.getInstance("MD5").digest(partitionKey.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has MD5", e);
        }
    }

    boolean contains(HashKeyRange other) {
        return first.compareTo(other.first) <= 0 && other.last.compareTo(last) <= 0;
    }

    /** Whether both halves of a split that begins the second half at {@code key} would hold keys. */
    boolean splitsAt(BigInteger key) {
        return first.compareTo(key) < 0 && key.compareTo(last) <= 0;
    }

    HashKeyRange before(BigInteger key) {
        return new HashKeyRange(first, key.subtract(BigInteger.ONE));
    }

    HashKeyRange from(BigInteger key) {
        return new HashKeyRange(key, last);
    }

    /** Whether {@code next} begins where this range ends. */
    boolean meets(HashKeyRange next) {
        return last.add(BigInteger.ONE).equals(next.first);
    }

    HashKeyRange through(HashKeyRange next) {
        return new HashKeyRange(first, next.last);
    }

    software.amazon.awssdk.services.kinesis.model.HashKeyRange describe() {
        return software.amazon.awssdk.services.kinesis.model.HashKeyRange.builder()
                .startingHashKey(first.toString())
                .endingHashKey(last.toString())
                .build();
    }
}
