package dev.maskbot.processor.ledger;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.ledger.ConditionalUpdate.Changes;
import dev.maskbot.processor.ledger.Outcome.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The ledger for those who do not work on mentions but ask about them, send them through again and erase them: {@code
 * QUARANTINED → RELEASING → RELEASED → CLAIMED} and, from every state without a worker, {@code → ERASED}. Streams read
 * the whole table, a page at a time. Safe for use by several threads and several processes.
 */
public record LedgerArchive(DynamoDbClient dynamo, String table) {
    /** By the id that the mention has for ever. */
    public Optional<LedgerItem> find(MentionId mention) {
        return Optional.of(dynamo.getItem(request ->
                                request.tableName(table).key(key(mention)).consistentRead(true))
                        .item())
                .filter(item -> !item.isEmpty())
                .map(LedgerItem::new);
    }

    /** By any id that people may know it by: its own, that of the version we answered, that of our reply. */
    public Optional<LedgerItem> findByAny(String id) {
        return find(new MentionId(id))
                .or(() -> scan("#post = :id OR #reply = :id", Map.of("#post", "post", "#reply", "reply"), ":id", id)
                        .findFirst());
    }

    /** What is in quarantine, and what somebody began to let out. */
    public Stream<LedgerItem> quarantined() {
        return scan(
                "#state = :quarantined OR #state = :releasing",
                Map.of("#state", "state"),
                Map.of(":quarantined", fromS(State.QUARANTINED.name()), ":releasing", fromS(State.RELEASING.name())));
    }

    /** What an account asked for, and what was asked for with its photos. */
    public Stream<LedgerItem> concerning(String account) {
        return scan(
                "#author = :account OR contains(#owners, :account)",
                Map.of("#author", "author", "#owners", "owners"),
                ":account",
                account);
    }

    /**
     * Lets a mention out of quarantine: it may be claimed again, with all its tries. Where X may have a reply, the doubt
     * stays, and one more sending is granted.
     *
     * @return whether it was in quarantine, as it was read
     */
    public boolean release(LedgerItem item) {
        // X said so itself when it refused the only sending.
        var doubtful = item.reason().equals(Optional.of(Reason.AMBIGUOUS)) || item.sends() > 1;
        return change(
                item,
                State.QUARANTINED,
                Map.of(
                        "state", fromS(State.RELEASING.name()),
                        "tries", fromN("0"),
                        "sends", fromN(doubtful ? "1" : "0"),
                        "writes", fromN(Integer.toString(item.writes() + 1))));
    }

    /** To be called when the stream has the mention again; does nothing when a worker has it already. */
    public void released(LedgerItem item) {
        change(item, State.RELEASING, Map.of("state", fromS(State.RELEASED.name())));
    }

    private boolean change(LedgerItem item, State from, Map<String, AttributeValue> changes) {
        return new ConditionalUpdate(dynamo, table)
                .run(key(item.mention()), Changes.set(changes), expected(item, from), "");
    }

    /**
     * Leaves of a mention only what keeps it from being answered again: its id, until it expires.
     *
     * @return whether it still was as it was read
     */
    public boolean erase(LedgerItem item, Reason why) {
        var tombstone = new HashMap<>(key(item.mention()));
        tombstone.put("state", fromS(State.ERASED.name()));
        tombstone.put("reason", fromS(why.name()));
        tombstone.put("expires", item.attributes().get("expires"));
        var expected = expected(item, item.state());
        try {
            dynamo.putItem(request -> request.tableName(table)
                    .item(tombstone)
                    .conditionExpression("#state = :state AND attempt = :attempt AND writes = :writes")
                    .expressionAttributeNames(Map.of("#state", "state"))
                    .expressionAttributeValues(Map.of(
                            ":state", expected.get("state"),
                            ":attempt", expected.get("attempt"),
                            ":writes", expected.get("writes"))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    static Map<String, AttributeValue> key(MentionId mention) {
        return Map.of("mention", fromS(mention.value()));
    }

    private static Map<String, AttributeValue> expected(LedgerItem item, State state) {
        return Map.of(
                "state", fromS(state.name()),
                "attempt", fromN(Integer.toString(item.attempt())),
                "writes", fromN(Integer.toString(item.writes())));
    }

    private Stream<LedgerItem> scan(String filter, Map<String, String> names, String name, String value) {
        return scan(filter, names, Map.of(name, fromS(value)));
    }

    private Stream<LedgerItem> scan(String filter, Map<String, String> names, Map<String, AttributeValue> values) {
        return dynamo
                .scanPaginator(request -> request.tableName(table)
                        .consistentRead(true)
                        .filterExpression(filter)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values))
                .items()
                .stream()
                .map(LedgerItem::new);
    }
}
