package dev.maskbot.ingest.lock;

import static dev.maskbot.ingest.lock.LockRecord.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.maskbot.x.PostId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One instance's access to the lock, a DynamoDB item that is changed only by conditional writes. The watermark is part of
 * it, so that who has lost the lock can no longer move the watermark either. Confined to one thread.
 */
final class LeaseLock {
    /** As long as Kubernetes gives its leaders: three renewals may fail before the lock is lost. */
    static final Duration LEASE = Duration.ofSeconds(15);

    /** Of a call with all its retries. There is no limit for one try: the SDK can leave its interrupt behind. */
    static final Duration CALL = Duration.ofSeconds(3);

    private static final Map<String, AttributeValue> KEY = Map.of("id", fromS("ingest"));

    private final DynamoDbClient dynamo;
    private final String table;
    private final String owner;
    private Optional<LockRecord> mine = Optional.empty();

    LeaseLock(DynamoDbClient dynamo, String table, String owner) {
        this.dynamo = dynamo;
        this.table = table;
        this.owner = owner;
    }

    /** What came of looking. */
    sealed interface Reading permits LockRecord, Unknown {}

    /** What came of a write. */
    sealed interface Writing {}

    /** The item says this, and this instance has written it. */
    record Written(LockRecord now) implements Writing {}

    /** Somebody else has written the item. */
    record Refused(LockRecord now) implements Writing {}

    /** No answer: a write may have happened, or may yet. */
    record Unknown(SdkException why) implements Reading, Writing {}

    Reading read() {
        try {
            var request = GetItemRequest.builder()
                    .tableName(table)
                    .key(KEY)
                    .consistentRead(true)
                    .overrideConfiguration(call -> call.apiCallTimeout(CALL))
                    .build();
            var now = LockRecord.of(dynamo.getItem(request).item());
            mine = mine.filter(_ -> isMine(now));
            return now;
        } catch (SdkException e) {
            return new Unknown(e);
        }
    }

    /** Whether it was this instance that has taken the lock, in a write it got no answer to or before it stepped down. */
    boolean isMine(LockRecord now) {
        return now.owner().equals(Optional.of(owner));
    }

    /** Takes the lock if it is still as it was seen. */
    Writing take(LockRecord seen) {
        if (seen.token() == 0) {
            return write(seen.takenBy(owner), "attribute_not_exists(#token)", Map.of(), CALL);
        }
        return write(
                seen.takenBy(owner),
                "#token = :seenToken AND #renewal = :seenRenewal",
                Map.of(":seenToken", number(seen.token()), ":seenRenewal", number(seen.renewal())),
                CALL);
    }

    /** Says that this instance, which has taken the lock, is still there, and how far it has come. */
    Writing renew(Optional<PostId> watermark, Duration limit) {
        return change(mine.orElseThrow().renewed(watermark), limit);
    }

    /** Gives the lock back, if this instance has it or may have it; nothing is written otherwise. */
    Optional<Writing> release(Optional<PostId> watermark) {
        return mine.map(held -> change(held.released(watermark), CALL));
    }

    /** By the order of the renewals, a write that arrives late changes nothing any more. */
    private Writing change(LockRecord next, Duration limit) {
        return write(
                next, "#owner = :me AND #token = :token AND #renewal < :renewal", Map.of(":me", fromS(owner)), limit);
    }

    private Writing write(LockRecord next, String condition, Map<String, AttributeValue> expected, Duration limit) {
        mine = Optional.of(next);
        var attributes = next.attributes();
        var names = attributes.keySet().stream().collect(Collectors.toMap(name -> "#" + name, name -> name));
        var values = new HashMap<>(expected);
        attributes.forEach((name, value) -> values.put(":" + name, value));
        var update = attributes.keySet().stream()
                .map("#%1$s = :%1$s"::formatted)
                .collect(Collectors.joining(", ", "SET ", next.owner().isPresent() ? "" : " REMOVE #owner"));
        names.put("#owner", "owner");
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(KEY)
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .overrideConfiguration(call -> call.apiCallTimeout(limit))
                .build();
        try {
            dynamo.updateItem(request);
            return new Written(next);
        } catch (ConditionalCheckFailedException e) {
            var now = LockRecord.of(e.item());
            if (now.isSameWrite(next)) {
                return new Written(now); // by a first try whose answer was lost; the SDK has asked again
            }
            mine = Optional.empty();
            return new Refused(now);
        } catch (SdkException e) {
            return new Unknown(e);
        }
    }
}
