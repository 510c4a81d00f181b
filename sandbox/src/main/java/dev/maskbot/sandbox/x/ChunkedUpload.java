package dev.maskbot.sandbox.x;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An upload that comes in segments: in any order, and each as often as it takes, since X lets clients retry them one by
 * one. Thread-safe.
 */
final class ChunkedUpload {
    private final long id;
    private final User owner;
    private final MediaCategory category;
    private final long totalBytes;
    private final Instant expiresAt;
    private final NavigableMap<Integer, byte[]> segments = new TreeMap<>();
    private Optional<Processing> processing = Optional.empty();
    private boolean taken;

    ChunkedUpload(long id, User owner, MediaCategory category, long totalBytes, Instant expiresAt) {
        this.id = id;
        this.owner = owner;
        this.category = category;
        this.totalBytes = totalBytes;
        this.expiresAt = expiresAt;
    }

    long id() {
        return id;
    }

    MediaCategory category() {
        return category;
    }

    long totalBytes() {
        return totalBytes;
    }

    String mediaKey() {
        return category.kind().key(id);
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isOf(User user, Instant now) {
        return owner.equals(user) && now.isBefore(expiresAt);
    }

    /** Whether there was still time for that. */
    synchronized boolean append(int index, byte[] segment) {
        if (!taken) {
            segments.put(index, segment);
        }
        return !taken;
    }

    /** All of it, once; empty while segments are missing or do not make up what was announced. */
    synchronized Optional<byte[]> take() {
        boolean gapless = !segments.isEmpty() && segments.lastKey() == segments.size() - 1;
        var whole = new ByteArrayOutputStream();
        segments.values().forEach(whole::writeBytes);
        if (taken || !gapless || whole.size() != totalBytes) {
            return Optional.empty();
        }
        taken = true;
        segments.clear();
        return Optional.of(whole.toByteArray());
    }

    synchronized void process(Processing begun) {
        processing = Optional.of(begun);
    }

    /** What is done with it; empty until it is complete, and when nothing has to be. */
    synchronized Optional<Processing> processing() {
        return processing;
    }
}
