package dev.maskbot.ingest.lock;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.maskbot.x.PostId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the lock's item says. Immutable.
 *
 * @param owner who has it; nobody when it is released
 * @param token one more with each take-over; 0 when nobody has ever had it
 * @param renewal another with each write of a token
 * @param lease how long others are to wait after the last renewal that they see
 */
record LockRecord(Optional<String> owner, long token, long renewal, Duration lease, Optional<PostId> watermark)
        implements LeaseLock.Reading {
    /** Of an item that is missing, or that has nothing but a watermark to begin with, it makes a lock nobody has had. */
    static LockRecord of(Map<String, AttributeValue> item) {
        return new LockRecord(
                Optional.ofNullable(item.get("owner")).map(AttributeValue::s),
                number(item, "token").orElse(0L),
                number(item, "renewal").orElse(0L),
                number(item, "lease").map(Duration::ofSeconds).orElse(LeaseLock.LEASE),
                number(item, "watermark").map(PostId::new));
    }

    /** The attributes, but for the key. */
    Map<String, AttributeValue> attributes() {
        var attributes = new HashMap<String, AttributeValue>();
        owner.ifPresent(name -> attributes.put("owner", fromS(name)));
        attributes.put("token", number(token));
        attributes.put("renewal", number(renewal));
        attributes.put("lease", number(lease.toSeconds()));
        watermark.ifPresent(post -> attributes.put("watermark", number(post.value())));
        return attributes;
    }

    /** Whether nothing has been written between this one and the other: every write changes the token or the renewal. */
    boolean isSameWrite(LockRecord other) {
        return token == other.token && renewal == other.renewal && owner.equals(other.owner);
    }

    /** As the same owner would write it next; the watermark never falls. */
    LockRecord renewed(Optional<PostId> newWatermark) {
        var highest = watermark
                .filter(old -> newWatermark.isEmpty() || old.compareTo(newWatermark.get()) > 0)
                .or(() -> newWatermark);
        return new LockRecord(owner, token, renewal + 1, lease, highest);
    }

    LockRecord released(Optional<PostId> newWatermark) {
        var next = renewed(newWatermark);
        return new LockRecord(Optional.empty(), token, next.renewal, lease, next.watermark);
    }

    LockRecord takenBy(String newOwner) {
        return new LockRecord(Optional.of(newOwner), token + 1, renewal + 1, LeaseLock.LEASE, watermark);
    }

    static AttributeValue number(long value) {
        return fromN(Long.toString(value));
    }

    private static Optional<Long> number(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute)).map(value -> Long.parseLong(value.n()));
    }
}
