package dev.maskbot.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that goes wrong: where, what, when and how often. Immutable.
 *
 * @param after how long after it was switched on it begins
 * @param lasts how long it can happen then; empty: until it is switched off
 * @param probability of each time that it could happen
 * @param every 3: of the times it could happen, the third, the sixth and so on
 * @param times after which it is over; empty: never
 * @param seed of what is random in it
 */
public record Fault(
        Place where,
        Kind what,
        Duration after,
        Optional<Duration> lasts,
        double probability,
        int every,
        OptionalInt times,
        long seed) {
    public Fault {
        require(!after.isNegative() && !lasts.map(Duration::isNegative).orElse(false), "times do not run backwards");
        require(probability > 0 && probability <= 1, "a probability is more than 0 and at most 1, not " + probability);
        require(every >= 1, "every first, second, third, not " + every);
        require(times.orElse(1) >= 1, "a fault happens at least once, not " + times.orElse(1) + " times");
    }

    /** Always, from now on. */
    public static Fault of(Place where, Kind what) {
        return new Fault(where, what, Duration.ZERO, Optional.empty(), 1, 1, OptionalInt.empty(), 0);
    }

    /** The same, for a place as {@link Place#parse} reads it. */
    public static Fault of(String where, Kind what) {
        return of(Place.parse(where), what);
    }

    /** What is not given, is as in {@link #of}. */
    @JsonCreator
    static Fault read(
            Place where,
            Kind what,
            Optional<Duration> after,
            Optional<Duration> lasts,
            Optional<Double> probability,
            OptionalInt every,
            OptionalInt times,
            Optional<Long> seed) {
        require(where != null && what != null, "a fault has a where and a what");
        return new Fault(
                where,
                what,
                after.orElse(Duration.ZERO),
                lasts,
                probability.orElse(1.0),
                every.orElse(1),
                times,
                seed.orElse(0L));
    }

    public Fault times(int newTimes) {
        return new Fault(where, what, after, lasts, probability, every, OptionalInt.of(newTimes), seed);
    }

    public Fault every(int nth) {
        return new Fault(where, what, after, lasts, probability, nth, times, seed);
    }

    public Fault withProbability(double newProbability, long newSeed) {
        return new Fault(where, what, after, lasts, newProbability, every, times, newSeed);
    }

    public Fault during(Duration begin, Duration length) {
        return new Fault(where, what, begin, Optional.of(length), probability, every, times, seed);
    }

    public Fault withSeed(long newSeed) {
        return new Fault(where, what, after, lasts, probability, every, times, newSeed);
    }

    /** The same, beginning and ending after so much of the time. */
    public Fault faster(double factor) {
        return new Fault(
                where,
                what,
                scaled(after, factor),
                lasts.map(time -> scaled(time, factor)),
                probability,
                every,
                times,
                seed);
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
