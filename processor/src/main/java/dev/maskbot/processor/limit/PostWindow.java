package dev.maskbot.processor.limit;

import static java.time.ZoneOffset.UTC;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.maskbot.x.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What may still be posted: in X's window of 15 minutes and on the operator's day. Every change leaves alone what it has
 * changed before, so that a write can be repeated. Immutable.
 *
 * @param reset when X's window ends
 * @param guessed X has not said so yet: a window begins with its first post
 * @param left posts that X takes before it ends
 * @param permits those given in this window that X may not have counted yet
 * @param day in UTC
 * @param posted permits given on it
 */
record PostWindow(Instant reset, boolean guessed, int left, Set<String> permits, LocalDate day, int posted)
        implements VersionedItem.State {
    // X: POST /2/tweets 100 per 15 minutes and user. A day of these is 9,600, so X's 10,000 per 24 hours and app hold
    // too.
    static final int PER_WINDOW = 100;
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** X cuts its resets down to whole seconds; the clocks of EC2 differ by much less. */
    static final Duration MARGIN = Duration.ofSeconds(1);

    /** X's resets of one window may differ by a little, those of two windows do by 15 minutes. */
    private static final Duration SAME = Duration.ofMinutes(1);

    /** X's longest limits are per 24 hours. */
    private static final Duration LONGEST = Duration.ofHours(24);

    PostWindow {
        reset = reset.truncatedTo(ChronoUnit.MILLIS);
        permits = Set.copyOf(permits);
    }

    static PostWindow of(Map<String, AttributeValue> item) {
        if (item.isEmpty()) {
            return new PostWindow(Instant.EPOCH, true, 0, Set.of(), LocalDate.EPOCH, 0);
        }
        return new PostWindow(
                Instant.ofEpochMilli(Long.parseLong(item.get("reset").n())),
                item.get("guessed").bool(),
                Integer.parseInt(item.get("left").n()),
                item.containsKey("permits") ? Set.copyOf(item.get("permits").ss()) : Set.of(),
                LocalDate.parse(item.get("day").s()),
                Integer.parseInt(item.get("posted").n()));
    }

    /** The same at this time: perhaps a new window, perhaps a new day. */
    PostWindow at(Instant now) {
        var window = end().isAfter(now) ? this : window(now.plus(WINDOW), true, PER_WINDOW, Set.of());
        var today = LocalDate.ofInstant(now, UTC);
        // An instance whose clock is behind must not begin yesterday again.
        return today.isAfter(day)
                ? new PostWindow(window.reset, window.guessed, window.left, window.permits, today, 0)
                : window;
    }

    /** Gives these permits, the first ones if there are not as many. */
    PostWindow take(List<String> wanted, int cap, Instant now) {
        var current = at(now);
        var count = Math.min(wanted.size(), Math.min(current.left, cap - current.posted));
        if (count <= 0 || permits.contains(wanted.getFirst())) {
            return this;
        }
        var given = new HashSet<>(current.permits);
        given.addAll(wanted.subList(0, count));
        return new PostWindow(
                current.reset, current.guessed, current.left - count, given, current.day, current.posted + count);
    }

    /** Whether a permit that was given then is good now: X has begun no other window since. */
    boolean honours(PostWindow then, Instant now) {
        return then.end().isAfter(now) && (then.guessed || !reset.isAfter(then.reset.plus(SAME)));
    }

    /** Takes a permit of that day back, as long as it is certain that X has not counted it. */
    PostWindow giveBack(String permit, LocalDate takenOn) {
        if (!permits.contains(permit)) {
            return this;
        }
        var others = new HashSet<>(permits);
        others.remove(permit);
        return new PostWindow(reset, guessed, left + 1, others, day, takenOn.equals(day) ? posted - 1 : posted);
    }

    /**
     * Believes X, but for words that come late: of a window that is over, nothing; within a window the smaller number is
     * the newer. When X has counted no less than we have, it has counted all our permits or knows of posts that we do
     * not: none is taken back any more.
     */
    PostWindow learn(RateLimit limit, Instant now) {
        var current = at(now);
        var remaining = Math.max(0, limit.remaining());
        var said = earlier(limit.reset(), now.plus(LONGEST));
        var known = !current.guessed;
        if (!said.plus(MARGIN).isAfter(now) || (known && said.isBefore(current.reset.minus(SAME)))) {
            return this;
        }
        if (known && said.isAfter(current.reset.plus(SAME))) {
            return current.window(said, false, remaining, Set.of());
        }
        return current.window(
                known ? later(said, current.reset) : said,
                false,
                known ? Math.min(remaining, current.left) : current.corrected(remaining),
                remaining <= current.left ? Set.of() : current.permits);
    }

    /** How many permits there are, with the operator's cap. */
    int left(int cap) {
        return Math.max(0, Math.min(left, cap - posted));
    }

    /** A guess may have been too low: X lets others post more. It has counted none of our permits yet, to be sure. */
    private int corrected(int remaining) {
        return remaining < left ? remaining : Math.max(left, remaining - permits.size());
    }

    /** When there will be a permit where there is none; one may be given back before. */
    Instant next(int cap) {
        var window = left > 0 ? Instant.MIN : end();
        return posted < cap
                ? window
                : later(window, day.plusDays(1).atStartOfDay(UTC).toInstant());
    }

    @Override
    public Map<String, AttributeValue> attributes() {
        var attributes = new HashMap<String, AttributeValue>();
        attributes.put("reset", fromN(Long.toString(reset.toEpochMilli())));
        attributes.put("guessed", fromBool(guessed));
        attributes.put("left", fromN(Integer.toString(left)));
        attributes.put("day", fromS(day.toString()));
        attributes.put("posted", fromN(Integer.toString(posted)));
        if (!permits.isEmpty()) {
            attributes.put("permits", fromSs(List.copyOf(permits)));
        }
        return attributes;
    }

    private Instant end() {
        return reset.plus(MARGIN);
    }

    private PostWindow window(Instant newReset, boolean newGuessed, int newLeft, Set<String> newPermits) {
        return new PostWindow(newReset, newGuessed, newLeft, newPermits, day, posted);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
