package dev.maskbot.sandbox.page;

import dev.maskbot.sandbox.process.Journal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds up what becomes of the mentions. Thread-safe. */
final class Progress {
    /** What counts as lately. */
    private static final Duration RECENT = Duration.ofSeconds(10);

    private record Ended(Instant at, Duration took) {}

    private final Map<String, Instant> waiting = new LinkedHashMap<>(); // the oldest first
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Deque<Ended> recent = new ArrayDeque<>();
    private final Map<String, String> replies = new HashMap<>();
    private final Set<String> twice = new HashSet<>();
    private long offered;
    private long replied;
    private long microDollars;

    /** Somebody wants something of the bot. */
    synchronized void mentioned(String post, Instant at) {
        if (waiting.putIfAbsent(post, at) == null) {
            offered++;
        }
    }

    synchronized void replied(String post, String reply) {
        var other = replies.putIfAbsent(post, reply);
        if (other != null && !other.equals(reply)) {
            twice.add(post);
        }
    }

    synchronized void hear(Entry entry) {
        microDollars += Prices.of(entry);
        switch (entry.event()) {
            case "mention.settled" -> end(entry.fields().get("mention"), entry);
            case "mention.ignored" -> end(entry.fields().get("post"), entry);
            default -> {} // on its way
        }
    }

    private void end(String post, Entry entry) {
        var since = waiting.remove(post);
        if (since != null) {
            outcomes.merge(entry.fields().getOrDefault("reason", "?"), 1L, Long::sum);
            replied += "Replied".equals(entry.fields().get("outcome")) ? 1 : 0;
            recent.add(new Ended(entry.at(), Duration.between(since, entry.at())));
        }
    }

    synchronized Snapshot snapshot(Instant now) {
        recent.removeIf(ended -> ended.at().isBefore(now.minus(RECENT)));
        var took = recent.stream().map(Ended::took).sorted().toList();
        var oldest = waiting.values().stream().min(Instant::compareTo).orElse(now);
        return new Snapshot(
                now,
                offered,
                outcomes,
                replied,
                waiting.size(),
                Math.max(0, Duration.between(oldest, now).toMillis()),
                took.isEmpty() ? -1 : took.get(took.size() / 2).toMillis(),
                took.isEmpty() ? -1 : took.get(took.size() * 19 / 20).toMillis(),
                twice.size(),
                microDollars);
    }
}
