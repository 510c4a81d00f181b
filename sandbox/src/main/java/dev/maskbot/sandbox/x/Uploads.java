package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Media uploaded and not yet posted: it belongs to its owner, lives 24 h and goes into one post. Thread-safe. */
final class Uploads {
    // X: expires_after_secs 86400.
    static final Duration LIFETIME = Duration.ofHours(24);

    private final SnowflakeIds ids;
    private final InstantSource clock;
    private final Faults faults;
    private final Map<Long, Upload> byId = new ConcurrentHashMap<>();

    Uploads(SnowflakeIds ids, InstantSource clock, Faults faults) {
        this.ids = ids;
        this.clock = clock;
        this.faults = faults;
    }

    private record Upload(User owner, Photo photo, Instant readyAt, Instant expiresAt) {
        boolean isUsable(Instant now) {
            return !now.isBefore(readyAt) && now.isBefore(expiresAt);
        }
    }

    Photo add(User owner, ImageFile image, MediaKind kind) {
        Photo photo = new Photo(ids.next(), image, "", kind);
        add(owner, photo, clock.instant());
        return photo;
    }

    /** Of an upload that has its id already, and can be posted from some time on. */
    void add(User owner, Photo photo, Instant readyAt) {
        byId.put(photo.id(), new Upload(owner, photo, readyAt, clock.instant().plus(LIFETIME)));
    }

    void clear() {
        byId.clear();
    }

    /** Whether there was such an upload to describe. */
    synchronized boolean describe(User owner, long id, String altText) {
        Optional<Upload> upload = find(owner, id);
        upload.ifPresent(found -> byId.put(
                id, new Upload(found.owner(), found.photo().describedAs(altText), found.readyAt(), found.expiresAt())));
        return upload.isPresent();
    }

    /** Takes the uploads for a post, in this order; takes none and answers empty when one of them cannot be had. */
    synchronized Optional<List<Photo>> take(User owner, List<Long> wanted) {
        List<Photo> photos = wanted.stream()
                .flatMap(id -> find(owner, id).stream())
                .map(Upload::photo)
                .filter(photo -> !isTooHeavy(photo))
                .toList();
        if (photos.size() < wanted.size() || new HashSet<>(wanted).size() < wanted.size() || isMixed(photos)) {
            return Optional.empty();
        }
        wanted.forEach(byId::remove);
        return Optional.of(photos);
    }

    /** X: up to 4 photos, or 1 animated GIF. */
    private static boolean isMixed(List<Photo> photos) {
        return photos.size() > 1 && photos.stream().anyMatch(photo -> photo.kind() != MediaKind.PHOTO);
    }

    private boolean isTooHeavy(Photo photo) {
        return faults.meet(Kind.HeavyMedia.class, limit -> photo.image().length() > limit.bytes())
                .isPresent();
    }

    private Optional<Upload> find(User owner, long id) {
        return Optional.ofNullable(byId.get(id))
                .filter(upload -> upload.owner().equals(owner))
                .filter(upload -> upload.isUsable(clock.instant()));
    }
}
