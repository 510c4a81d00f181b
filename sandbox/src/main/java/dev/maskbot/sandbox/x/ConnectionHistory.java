package dev.maskbot.sandbox.x;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest connections to the stream that are over. How far back X remembers is not public. Thread-safe. */
final class ConnectionHistory {
    private static final int KEPT = 1_000;

    private final Deque<Ended> ended = new ArrayDeque<>();

    record Ended(StreamConnection connection, Instant at) {}

    synchronized void add(StreamConnection connection, Instant at) {
        ended.addFirst(new Ended(connection, at));
        if (ended.size() > KEPT) {
            ended.removeLast();
        }
    }

    synchronized List<Ended> newestFirst() {
        return List.copyOf(ended);
    }

    synchronized void clear() {
        ended.clear();
    }
}
