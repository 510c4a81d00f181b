package dev.maskbot.processor.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.ledger.ConditionalUpdate.Changes;
import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Replied;
import dev.maskbot.processor.ledger.Outcome.Settled;
import dev.maskbot.processor.ledger.Outcome.Skipped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * What became of every mention: one DynamoDB item each, {@code CLAIMED → PREPARED → POSTING → REPLIED | SKIPPED |
 * QUARANTINED}, changed only by conditional writes that name the attempt. {@link LedgerArchive} lets out of quarantine.
 * Safe for use by several threads and several processes.
 *
 * <p>A mention is anybody's to take over at once, for KCL gives a shard to one worker and a worker that lost it can write
 * no more; only what is on its way to X has to be waited for.
 */
public final class ReplyLedger {
    /** Longer than X may take to answer: what was about to be sent before has arrived by then, or never will. */
    public static final Duration SENDING = Duration.ofMinutes(1);

    /** X's stream and its timelines repeat what is days old, never what is older than this. */
    static final Duration KEPT = Duration.ofDays(30);

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;
    private final ConditionalUpdate update;
    private final LedgerArchive archive;

    public ReplyLedger(DynamoDbClient dynamo, String table, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
        this.update = new ConditionalUpdate(dynamo, table);
        this.archive = new LedgerArchive(dynamo, table);
    }

    /** What came of asking for a mention. */
    public sealed interface Answer {
        record Granted(Claim claim) implements Answer {}

        /** Its reply is on its way: nobody can know yet whether X has it. */
        record Held(Instant until) implements Answer {}

        /** It ended before, one way or another. */
        record Settled() implements Answer {}
    }

    /** Asks for the right to work on a mention. */
    public Answer claim(Mention mention) {
        var owner = UUID.randomUUID().toString(); // by which an own write is known whose answer was lost
        while (true) {
            if (create(mention, owner)) {
                return new Answer.Granted(new Claim(mention.id(), owner, 1, 0, 0, Optional.empty(), Optional.empty()));
            }
            var answer = archive.find(mention.id()).flatMap(item -> claim(item, owner));
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    /** Nothing when somebody else was faster. */
    private Optional<Answer> claim(LedgerItem item, String owner) {
        if (item.owner().equals(owner)) {
            return Optional.of(granted(item, owner, item.attempt()));
        }
        if (item.state().isSettled()) {
            return Optional.of(new Answer.Settled());
        }
        var arrived = item.doubt().map(doubt -> doubt.since().plus(SENDING)).filter(clock.instant()::isBefore);
        if (arrived.isPresent()) {
            return Optional.of(new Answer.Held(arrived.get()));
        }
        return take(item, owner) ? Optional.of(granted(item, owner, item.attempt() + 1)) : Optional.empty();
    }

    private static Answer granted(LedgerItem item, String owner, int attempt) {
        return new Answer.Granted(
                new Claim(item.mention(), owner, attempt, item.tries(), item.writes(), item.prepared(), item.doubt()));
    }

    /** What comes now may end the process: the attempt counts as failed until it is known not to be. */
    public void risk(Claim claim) throws ClaimLost {
        if (!claim.risky()) {
            write(claim, Map.of("tries", number(claim.tries() + 1)));
            claim.risky(true);
        }
    }

    /** The attempt has failed for good. */
    public void failed(Claim claim) throws ClaimLost {
        write(claim, Map.of("tries", number(claim.tries() + 1)));
    }

    /** The danger is over, and what the attempt waits for now is not the mention's fault. */
    public void excuse(Claim claim) throws ClaimLost {
        if (claim.risky()) {
            write(claim, Map.of("tries", number(claim.tries())));
            claim.risky(false);
        }
    }

    /** The reply is ready: whoever takes the mention over need only send it. */
    public void prepared(Claim claim, Prepared reply) throws ClaimLost {
        var changes = reply(State.PREPARED, reply, 0);
        changes.put("tries", number(claim.tries()));
        write(claim, changes);
        claim.risky(false);
    }

    /** X does not want what was prepared: it has to be made anew. */
    public void unprepared(Claim claim) throws ClaimLost {
        write(claim, Map.of("state", fromS(State.CLAIMED.name())));
    }

    /**
     * To be called right before the reply is sent: from here on, who takes the mention over must look at X first.
     *
     * @param sends how often it will have been sent then
     * @return when that began
     */
    public Instant posting(Claim claim, Prepared reply, int sends) throws ClaimLost {
        var since = clock.instant();
        var changes = reply(State.POSTING, reply, sends);
        changes.put("since", millis(since));
        write(claim, changes);
        return since;
    }

    /** Records how the mention ended; of one in quarantine also the mention, so that it can be sent through again. */
    public void settle(Claim claim, Mention mention, Settled outcome) throws ClaimLost {
        var changes = new HashMap<String, AttributeValue>();
        var state = switch (outcome) {
            case Replied replied -> {
                changes.put("reply", fromS(replied.reply()));
                yield State.REPLIED;
            }
            case Skipped _ -> State.SKIPPED;
            case Quarantined _ -> {
                changes.put("payload", fromS(new String(MentionCodec.encode(mention), UTF_8)));
                yield State.QUARANTINED;
            }
        };
        changes.put("state", fromS(state.name()));
        changes.put("reason", fromS(outcome.reason().name()));
        changes.put("settled", millis(clock.instant()));
        changes.put("expires", expiry());
        var done = state == State.QUARANTINED ? Set.<String>of() : Set.of("payload");
        write(claim, new Changes(changes, done));
    }

    private boolean create(Mention mention, String owner) {
        var item = new HashMap<>(LedgerArchive.key(mention.id()));
        item.put("state", fromS(State.CLAIMED.name()));
        item.put("attempt", number(1));
        item.put("tries", number(0));
        item.put("writes", number(0));
        item.put("owner", fromS(owner));
        item.put("author", fromS(mention.author()));
        item.put("post", fromS(mention.replyTo()));
        item.put("conversation", fromS(mention.conversation()));
        item.put("claimed", millis(clock.instant()));
        item.put("expires", expiry());
        var owners = mention.photos().stream()
                .map(PhotoRef::owner)
                .filter(photographer -> !photographer.isEmpty())
                .distinct()
                .toList();
        if (!owners.isEmpty()) { // DynamoDB has no empty sets
            item.put("owners", fromSs(owners));
        }
        try {
            dynamo.putItem(request ->
                    request.tableName(table).item(item).conditionExpression("attribute_not_exists(mention)"));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false; // it was there, or is ours: the SDK repeats a write whose answer was lost
        }
    }

    private boolean take(LedgerItem item, String owner) {
        return update.run(
                LedgerArchive.key(item.mention()),
                Changes.set(Map.of(
                        "state", fromS(item.resumed().name()),
                        "attempt", number(item.attempt() + 1),
                        "owner", fromS(owner),
                        "claimed", millis(clock.instant()))),
                Map.of("attempt", number(item.attempt()), "writes", number(item.writes())),
                "");
    }

    /**
     * Changes what the claim's attempt owns. Writes are numbered: one that the network delivers late, after the SDK has
     * repeated it and the next one was made, changes nothing.
     */
    private void write(Claim claim, Map<String, AttributeValue> changes) throws ClaimLost {
        write(claim, Changes.set(changes));
    }

    private void write(Claim claim, Changes changes) throws ClaimLost {
        var numbered = new HashMap<>(changes.set());
        numbered.put("writes", number(claim.writes() + 1));
        var expected = Map.of("attempt", number(claim.attempt()), "owner", fromS(claim.owner()));
        var next = new Changes(numbered, changes.removed());
        if (!update.run(LedgerArchive.key(claim.mention()), next, expected, " AND #writes <= :writes")) {
            throw new ClaimLost(claim);
        }
        claim.written();
    }

    private static Map<String, AttributeValue> reply(State state, Prepared reply, int sends) {
        var changes = new HashMap<String, AttributeValue>();
        changes.put("state", fromS(state.name()));
        changes.put("answer", fromS(reply.reason().name()));
        changes.put("sends", number(sends));
        changes.put(
                "media", fromL(reply.media().stream().map(AttributeValue::fromS).toList()));
        return changes;
    }

    private AttributeValue expiry() {
        return fromN(Long.toString(clock.instant().plus(KEPT).getEpochSecond()));
    }

    private static AttributeValue number(int number) {
        return fromN(Integer.toString(number));
    }

    private static AttributeValue millis(Instant instant) {
        return fromN(Long.toString(instant.toEpochMilli()));
    }
}
