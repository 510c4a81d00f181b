package dev.maskbot.processor.limit;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which mentions of one author or one conversation were allowed lately and which were refused, and when they were written:
 * what was answered once is answered the same again. Immutable.
 */
record Answers(Map<String, Instant> allowed, Map<String, Instant> refused) implements VersionedItem.State {
    /** As long as the longest rate looks back. */
    static final Duration MEMORY = Duration.ofHours(24);

    /** Of each kind: more than any rate counts, and less than 4 KB in all, which DynamoDB reads as one unit. */
    static final int REMEMBERED = 50;

    static Answers of(Map<String, AttributeValue> item) {
        return new Answers(times(item.get("allowed")), times(item.get("refused")));
    }

    /** Answers a mention, if it has not been answered before. */
    Answers answer(String mention, List<Rate> rates, Instant at) {
        if (allowed.containsKey(mention) || refused.containsKey(mention)) {
            return this;
        }
        return rates.stream().allMatch(rate -> rate.allows(allowed.values(), at))
                ? new Answers(with(allowed, mention, at), refused)
                : new Answers(allowed, with(refused, mention, at));
    }

    @Override
    public Map<String, AttributeValue> attributes() {
        var last = Stream.concat(allowed.values().stream(), refused.values().stream())
                .max(Instant::compareTo)
                .orElseThrow();
        return Map.of(
                "allowed", fromM(numbers(allowed)),
                "refused", fromM(numbers(refused)),
                // What comes now may have been written a day ago.
                "expires", fromN(Long.toString(last.plus(MEMORY.multipliedBy(2)).getEpochSecond())));
    }

    private static Map<String, Instant> with(Map<String, Instant> times, String mention, Instant at) {
        var next = new HashMap<>(times);
        next.put(mention, at);
        return next.entrySet().stream()
                .filter(entry -> entry.getValue().plus(MEMORY).isAfter(at))
                .sorted(Entry.<String, Instant>comparingByValue().reversed())
                .limit(REMEMBERED)
                .collect(toUnmodifiableMap(Entry::getKey, Entry::getValue));
    }

    private static Map<String, Instant> times(AttributeValue numbers) {
        return numbers == null
                ? Map.of()
                : numbers.m().entrySet().stream()
                        .collect(toUnmodifiableMap(
                                Entry::getKey,
                                entry -> Instant.ofEpochMilli(
                                        Long.parseLong(entry.getValue().n()))));
    }

    private static Map<String, AttributeValue> numbers(Map<String, Instant> times) {
        return times.entrySet().stream()
                .collect(toUnmodifiableMap(
                        Entry::getKey,
                        entry -> fromN(Long.toString(entry.getValue().toEpochMilli()))));
    }
}
