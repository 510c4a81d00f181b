package dev.maskbot.processor.reply;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.reply.Outcome.Quarantined;
import dev.maskbot.processor.reply.Outcome.Reason;
import dev.maskbot.processor.reply.Outcome.Replied;
import dev.maskbot.processor.reply.Outcome.Settled;
import dev.maskbot.processor.reply.Outcome.Skipped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * What became of every mention: one DynamoDB item each, {@code CLAIMED → POSTING → REPLIED | SKIPPED | QUARANTINED},
 * changed only by conditional writes that name the attempt. Only {@code POSTING} leaves a doubt behind. Safe for use by
 * several threads and several processes.
 */
public final class ReplyLedger {
    /** Longer than the slowest attempt; a worker that is gone keeps its mentions waiting for as long. */
    static final Duration CLAIM = Duration.ofSeconds(60);

    /** X's stream and its timelines repeat what is days old, never what is older than this. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** What has ended has begun to expire: no late write may bring it back. */
    private static final String UNSETTLED = " AND attribute_not_exists(settled)";

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;

    public ReplyLedger(DynamoDbClient dynamo, String table, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    private enum State {
        CLAIMED,
        POSTING,
        REPLIED,
        SKIPPED,
        QUARANTINED
    }

    /** What came of asking for a mention. */
    public sealed interface Answer {
        record Granted(Claim claim) implements Answer {}

        /** Somebody else works on it. */
        record Held(Instant until) implements Answer {}

        /** It ended before, one way or another. */
        record Settled() implements Answer {}
    }

    /**
     * Asks for the right to work on a mention, and counts that as an attempt. What this owner holds it may ask for again.
     *
     * @param owner unlike any other in any process
     */
    public Answer claim(MentionId mention, String owner) {
        while (true) {
            var item = dynamo.getItem(request ->
                            request.tableName(table).key(key(mention)).consistentRead(true))
                    .item();
            var now = clock.instant();
            if (item.isEmpty()) {
                var claim = new Claim(mention, owner, 1, now.plus(CLAIM), Optional.empty());
                if (create(claim)) {
                    return new Answer.Granted(claim);
                }
                continue; // somebody was faster: see what there is now
            }
            var state = State.valueOf(item.get("state").s());
            if (state != State.CLAIMED && state != State.POSTING) {
                return new Answer.Settled();
            }
            var until = Instant.ofEpochMilli(Long.parseLong(item.get("until").n()));
            if (until.isAfter(now) && !item.get("owner").s().equals(owner)) {
                return new Answer.Held(until);
            }
            var attempts = Integer.parseInt(item.get("attempt").n());
            var inDoubt = state == State.POSTING
                    ? Optional.of(Reason.valueOf(item.get("reason").s()))
                    : Optional.<Reason>empty();
            var claim = new Claim(mention, owner, attempts + 1, now.plus(CLAIM), inDoubt);
            if (take(claim, state)) {
                return new Answer.Granted(claim);
            }
        }
    }

    /**
     * To be called right before the reply is sent: from here on, who takes the mention over must look at X first. The
     * claim counts from now on, so that nobody takes it over while X is answering.
     */
    public void posting(Claim claim, Reason reason) throws ClaimLost {
        move(
                claim,
                State.POSTING,
                Map.of(
                        "reason",
                        fromS(reason.name()),
                        "until",
                        millis(clock.instant().plus(CLAIM))),
                UNSETTLED);
    }

    /** Takes {@link #posting} back: it is certain that X has no reply. */
    public void notPosted(Claim claim) throws ClaimLost {
        move(claim, State.CLAIMED, Map.of(), UNSETTLED);
    }

    /** Records how the mention ended. */
    public void settle(Claim claim, Settled outcome) throws ClaimLost {
        var details = new HashMap<String, AttributeValue>();
        var state = switch (outcome) {
            case Replied replied -> {
                details.put("reply", fromS(replied.reply()));
                yield State.REPLIED;
            }
            case Skipped _ -> State.SKIPPED;
            case Quarantined _ -> State.QUARANTINED;
        };
        details.put("reason", fromS(outcome.reason().name()));
        details.put("settled", millis(clock.instant()));
        details.put("expires", fromN(Long.toString(clock.instant().plus(KEPT).getEpochSecond())));
        move(claim, state, details, "");
    }

    private boolean create(Claim claim) {
        try {
            dynamo.putItem(request -> request.tableName(table)
                    .item(Map.of(
                            "mention", fromS(claim.mention().value()),
                            "state", fromS(State.CLAIMED.name()),
                            "attempt", fromN(Integer.toString(claim.attempt())),
                            "owner", fromS(claim.owner()),
                            "until", millis(claim.until())))
                    .conditionExpression("attribute_not_exists(mention)"));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private boolean take(Claim claim, State state) {
        return update(
                claim.mention(),
                Map.of(
                        "attempt", fromN(Integer.toString(claim.attempt())),
                        "owner", fromS(claim.owner()),
                        "until", millis(claim.until())),
                Map.of("attempt", fromN(Integer.toString(claim.attempt() - 1)), "state", fromS(state.name())),
                "");
    }

    /**
     * Changes what the claim's attempt owns. The state before is no condition: the SDK repeats a write whose answer was
     * lost, and would find the state that its first try left behind.
     */
    private void move(Claim claim, State to, Map<String, AttributeValue> details, String condition) throws ClaimLost {
        var changes = new HashMap<>(details);
        changes.put("state", fromS(to.name()));
        var expected = Map.of(
                "attempt", fromN(Integer.toString(claim.attempt())),
                "owner", fromS(claim.owner()));
        if (!update(claim.mention(), changes, expected, condition)) {
            throw new ClaimLost(claim);
        }
    }

    /** Changes an item if it is as expected and meets another condition. */
    private boolean update(
            MentionId mention,
            Map<String, AttributeValue> changes,
            Map<String, AttributeValue> expected,
            String condition) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        changes.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":" + name, value);
        });
        expected.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":expected_" + name, value);
        });
        try {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(key(mention))
                    .updateExpression(joined("SET ", changes, "#%1$s = :%1$s", ", "))
                    .conditionExpression(joined("", expected, "#%1$s = :expected_%1$s", " AND ") + condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static String joined(String prefix, Map<String, AttributeValue> fields, String format, String separator) {
        return fields.keySet().stream().map(format::formatted).collect(Collectors.joining(separator, prefix, ""));
    }

    private static Map<String, AttributeValue> key(MentionId mention) {
        return Map.of("mention", fromS(mention.value()));
    }

    private static AttributeValue millis(Instant instant) {
        return fromN(Long.toString(instant.toEpochMilli()));
    }
}
