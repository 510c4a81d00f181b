package dev.maskbot.processor.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;

/**
 * Serves one thread at a time: the keys in turn, the oldest first within a key. So a key with hundreds of waiters holds up
 * another by one. Safe for use by several threads.
 */
final class FairQueue<K> {
    /** Who waits, the key that is served next first. */
    private final SequencedMap<K, Deque<CountDownLatch>> waiting = new LinkedHashMap<>();

    private boolean busy;

    /** The right to be served until it is closed. */
    @FunctionalInterface
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for a turn. */
    Turn await(K key) throws InterruptedException {
        var call = join(key);
        try {
            call.await();
        } catch (InterruptedException e) {
            leave(key, call);
            throw e;
        }
        return this::callNext;
    }

    /** How many wait for a turn. */
    synchronized int waiting() {
        return waiting.values().stream().mapToInt(Deque::size).sum();
    }

    private synchronized CountDownLatch join(K key) {
        var call = new CountDownLatch(1);
        if (busy) {
            waiting.computeIfAbsent(key, _ -> new ArrayDeque<>()).addLast(call);
        } else {
            busy = true;
            call.countDown();
        }
        return call;
    }

    private synchronized void leave(K key, CountDownLatch call) {
        if (call.getCount() == 0) {
            callNext(); // it was called at the same moment
            return;
        }
        waiting.get(key).remove(call);
        if (waiting.get(key).isEmpty()) {
            waiting.remove(key);
        }
    }

    private synchronized void callNext() {
        var next = waiting.pollFirstEntry();
        if (next == null) {
            busy = false;
            return;
        }
        next.getValue().removeFirst().countDown();
        if (!next.getValue().isEmpty()) {
            waiting.putLast(next.getKey(), next.getValue());
        }
    }
}
