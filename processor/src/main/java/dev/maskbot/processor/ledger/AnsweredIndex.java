package dev.maskbot.processor.ledger;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which mentions of a conversation have a reply or may get one: an item of the state table for each conversation, kept as
 * long as the ledger. Who wants a reply taken back names none of its ids, and an index of the ledger would cost a write
 * for every write of the ledger. Safe for use by several threads and several processes.
 */
public record AnsweredIndex(DynamoDbClient dynamo, String table) {
    /** To be called before the mention has a reply; again does no harm. */
    public void add(Mention mention, Instant now) {
        dynamo.updateItem(request -> request.tableName(table)
                .key(key(mention.conversation()))
                .updateExpression("SET expires = :expires ADD mentions :mention")
                .expressionAttributeValues(Map.of(
                        ":expires",
                                fromN(Long.toString(now.plus(ReplyLedger.KEPT).getEpochSecond())),
                        ":mention", set(mention.id()))));
    }

    /** Those of a conversation, in no particular order. */
    public List<MentionId> mentions(String conversation) {
        var item = dynamo.getItem(request ->
                        request.tableName(table).key(key(conversation)).consistentRead(true))
                .item();
        return item.containsKey("mentions")
                ? item.get("mentions").ss().stream().map(MentionId::new).toList()
                : List.of();
    }

    /** Forgets a mention; again does no harm. */
    public void remove(String conversation, MentionId mention) {
        dynamo.updateItem(request -> request.tableName(table)
                .key(key(conversation))
                .updateExpression("DELETE mentions :mention")
                .expressionAttributeValues(Map.of(":mention", set(mention))));
    }

    private static AttributeValue set(MentionId mention) {
        return fromSs(List.of(mention.value()));
    }

    private static Map<String, AttributeValue> key(String conversation) {
        return Map.of("id", fromS("answered#" + conversation));
    }
}
