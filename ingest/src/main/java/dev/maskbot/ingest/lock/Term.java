package dev.maskbot.ingest.lock;

import dev.maskbot.x.PostId;
import java.util.Optional;

/**
 * A time of holding the lock. Immutable.
 *
 * @param token greater than that of every term before, whoever's that was
 * @param watermark the post up to which everything is in Kinesis, as those before have left it
 */
public record Term(long token, Optional<PostId> watermark) {}
