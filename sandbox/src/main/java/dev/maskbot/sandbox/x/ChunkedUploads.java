package dev.maskbot.sandbox.x;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The uploads in pieces of the last 24 h, finished or not. Thread-safe. */
final class ChunkedUploads {
    private final SnowflakeIds ids;
    private final InstantSource clock;
    private final Map<Long, ChunkedUpload> byId = new ConcurrentHashMap<>();

    ChunkedUploads(SnowflakeIds ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    ChunkedUpload begin(User owner, MediaCategory category, long totalBytes) {
        var expiry = clock.instant().plus(Uploads.LIFETIME);
        var upload = new ChunkedUpload(ids.next(), owner, category, totalBytes, expiry);
        byId.put(upload.id(), upload);
        return upload;
    }

    /** Empty when it is not this owner's, or has expired. */
    Optional<ChunkedUpload> find(User owner, long id) {
        return Optional.ofNullable(byId.get(id)).filter(upload -> upload.isOf(owner, clock.instant()));
    }

    void clear() {
        byId.clear();
    }
}
