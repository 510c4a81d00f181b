package dev.maskbot.metrics;

import java.util.SortedMap;

/** What a meter has to say about the time since it was last read. Immutable. */
public sealed interface Reading {
    /** In dots, like the events of the log: {@code mention.settled.replied}. */
    String name();

    /** How often something happened; never 0. */
    record Count(String name, double count) implements Reading {}

    /** How something stands now. */
    record Level(String name, double value) implements Reading {}

    /** Durations in milliseconds. */
    record Durations(String name, SortedMap<Double, Long> values) implements Distribution {}

    /** Amounts of anything but time. */
    record Amounts(String name, SortedMap<Double, Long> values) implements Distribution {}

    /** How often each value occurred; never empty, and no more values than CloudWatch takes. */
    sealed interface Distribution extends Reading {
        SortedMap<Double, Long> values();

        /** How many values there were in all. */
        default long count() {
            return values().values().stream().mapToLong(Long::longValue).sum();
        }

        /**
         * The value that a share of all values does not exceed.
         *
         * @param share for example 0.99
         */
        default double percentile(double share) {
            var rank = Math.ceil(share * count());
            var seen = 0L;
            for (var value : values().entrySet()) {
                seen += value.getValue();
                if (seen >= rank) {
                    return value.getKey();
                }
            }
            return values().lastKey();
        }
    }
}
