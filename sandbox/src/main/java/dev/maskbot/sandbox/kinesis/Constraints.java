package dev.maskbot.sandbox.kinesis;

import java.math.BigInteger;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kinesis.model.KinesisException;

/** The constraints that the API's model puts on a request's members, refused in Kinesis's words. */
final class Constraints {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
    private static final Pattern HASH_KEY = Pattern.compile("0|([1-9]\\d{0,38})");

    private Constraints() {}

    static <T> T required(String member, T value) {
        check(value != null, member, null, "Member must not be null");
        return value;
    }

    /** The name of a stream or of a consumer. */
    static String name(String member, String value) {
        required(member, value);
        check(
                NAME.matcher(value).matches(),
                member,
                value,
                "Member must satisfy regular expression pattern: " + NAME.pattern());
        return value;
    }

    static BigInteger hashKey(String member, String value) {
        required(member, value);
        check(
                HASH_KEY.matcher(value).matches(),
                member,
                value,
                "Member must satisfy regular expression pattern: " + HASH_KEY.pattern());
        return new BigInteger(value);
    }

    static int within(String member, Integer value, int whenAbsent, int max) {
        return value == null ? whenAbsent : within(member, value, max);
    }

    static int within(String member, int value, int max) {
        check(value >= 1, member, value, "Member must have value greater than or equal to 1");
        check(value <= max, member, value, "Member must have value less than or equal to " + max);
        return value;
    }

    static void check(boolean satisfied, String member, Object value, String constraint) {
        if (!satisfied) {
            throw violation(member, value, constraint);
        }
    }

    static KinesisException violation(String member, Object value, String constraint) {
        return KinesisErrors.validation("1 validation error detected: Value %s at '%s' failed to satisfy constraint: %s"
                .formatted(value == null ? "null" : "'" + value + "'", member, constraint));
    }
}
