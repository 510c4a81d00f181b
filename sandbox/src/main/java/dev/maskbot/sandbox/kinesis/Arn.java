package dev.maskbot.sandbox.kinesis;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes and reads the Amazon Resource Names of streams and of their consumers, all of one account and region. */
final class Arn {
    static final String ACCOUNT = "000000000000";
    private static final String PREFIX = "arn:aws:kinesis:us-east-1:" + ACCOUNT + ":stream/";
    private static final Pattern STREAM =
            Pattern.compile("arn:aws[a-z-]*:kinesis:[a-z0-9-]+:\\d{12}:stream/([a-zA-Z0-9_.-]+)");
    private static final Pattern CONSUMER = Pattern.compile(STREAM.pattern() + "/consumer/([a-zA-Z0-9_.-]+):\\d+");

    private Arn() {}

    static String ofStream(String stream) {
        return PREFIX + stream;
    }

    static String ofConsumer(String stream, String consumer, Instant created) {
        return "%s%s/consumer/%s:%d".formatted(PREFIX, stream, consumer, created.getEpochSecond());
    }

    static String streamIn(String streamArn) {
        return match(STREAM, "StreamARN", streamArn).group(1);
    }

    static String streamInConsumer(String consumerArn) {
        return match(CONSUMER, "ConsumerARN", consumerArn).group(1);
    }

    static String consumerIn(String consumerArn) {
        return match(CONSUMER, "ConsumerARN", consumerArn).group(2);
    }

    private static Matcher match(Pattern pattern, String member, String arn) {
        Matcher matcher = pattern.matcher(arn);
        Constraints.check(
                matcher.matches(), member, arn, "Member must satisfy regular expression pattern: " + pattern.pattern());
        return matcher;
    }
}
