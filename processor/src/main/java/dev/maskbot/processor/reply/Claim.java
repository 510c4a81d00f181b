package dev.maskbot.processor.reply;

import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.reply.Outcome.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * The right to work on a mention, for one attempt and until a time. Whoever claims later has a higher attempt, which
 * makes every write of an earlier one fail. Immutable.
 *
 * @param owner the one worker that may renew it
 * @param inDoubt what an earlier attempt was about to say when it ended: X may have it
 */
public record Claim(MentionId mention, String owner, int attempt, Instant until, Optional<Reason> inDoubt) {}
