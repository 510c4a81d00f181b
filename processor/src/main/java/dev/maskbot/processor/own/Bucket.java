package dev.maskbot.processor.own;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import dev.maskbot.processor.limit.VersionedItem;
import dev.maskbot.processor.own.OwnPictures.Pair;
import dev.maskbot.processor.paint.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The pictures that have one band of their fingerprints in common, and when they were made. Immutable. */
record Bucket(Map<Pair, Instant> pictures) implements VersionedItem.State {
    private static final Duration KEPT = Duration.ofDays(30);

    /** Even pictures have bands in common, and an item of DynamoDB has no room for all: this is about 25 KB. */
    private static final int MOST = 500;

    static Bucket of(Map<String, AttributeValue> item) {
        return item.isEmpty()
                ? new Bucket(Map.of())
                : new Bucket(item.get("pictures").m().entrySet().stream()
                        .collect(toUnmodifiableMap(
                                entry -> pair(entry.getKey()),
                                entry -> Instant.ofEpochSecond(
                                        Long.parseLong(entry.getValue().n())))));
    }

    /** Those that are not too old. */
    Stream<Pair> at(Instant now) {
        return pictures.entrySet().stream().filter(entry -> isKept(entry, now)).map(Entry::getKey);
    }

    /** The same with this one, and without what is too old. */
    Bucket with(Pair pair, Instant now) {
        if (pictures.containsKey(pair)
                && pictures.get(pair).plus(Duration.ofDays(1)).isAfter(now)) {
            return this;
        }
        var next = new HashMap<>(pictures);
        next.put(pair, now.truncatedTo(ChronoUnit.SECONDS));
        return new Bucket(next.entrySet().stream()
                .filter(entry -> isKept(entry, now))
                .sorted(Entry.<Pair, Instant>comparingByValue().reversed())
                .limit(MOST)
                .collect(toUnmodifiableMap(Entry::getKey, Entry::getValue)));
    }

    @Override
    public Map<String, AttributeValue> attributes() {
        var last = pictures.values().stream().max(Instant::compareTo).orElseThrow();
        return Map.of(
                "pictures",
                        fromM(pictures.entrySet().stream()
                                .collect(toUnmodifiableMap(
                                        entry -> name(entry.getKey()),
                                        entry -> fromN(
                                                Long.toString(entry.getValue().getEpochSecond()))))),
                "expires", fromN(Long.toString(last.plus(KEPT).getEpochSecond())));
    }

    private static boolean isKept(Entry<Pair, Instant> entry, Instant now) {
        return entry.getValue().plus(KEPT).isAfter(now);
    }

    private static String name(Pair pair) {
        return "%016x.%016x".formatted(pair.made().bits(), pair.original().bits());
    }

    private static Pair pair(String name) {
        var parts = name.split("\\.", 2);
        return new Pair(fingerprint(parts[0]), fingerprint(parts[1]));
    }

    private static Fingerprint fingerprint(String hex) {
        return new Fingerprint(Long.parseUnsignedLong(hex, 16));
    }
}
