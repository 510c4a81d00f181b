package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.aws.Stack;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the ledger says of every mention at one moment. Immutable. */
record Ledger(Map<String, Entry> entries) {
    private static final Set<String> SETTLED = Set.of("REPLIED", "SKIPPED", "QUARANTINED", "ERASED");

    /** Of one mention; the reason is empty while there is none. */
    record Entry(String state, String reason) {
        private static final Entry UNKNOWN = new Entry("UNKNOWN", "");

        boolean isSettled() {
            return SETTLED.contains(state);
        }

        boolean isKnown() {
            return !equals(UNKNOWN);
        }

        boolean isReplied() {
            return state.equals("REPLIED");
        }

        /** Whether what became of it leaves nothing for people to see. */
        boolean isSilent() {
            return state.equals("SKIPPED") || state.equals("ERASED");
        }

        /** Whether it is to be known yet if a reply arrived. */
        boolean isInDoubt() {
            return state.equals("POSTING");
        }
    }

    static Ledger read(DynamoDbClient dynamo) {
        var entries = new HashMap<String, Entry>();
        dynamo.scanPaginator(request -> request.tableName(Stack.LEDGER).consistentRead(true)).items().stream()
                .filter(item -> item.containsKey("state"))
                .forEach(item -> entries.put(
                        item.get("mention").s(),
                        new Entry(
                                item.get("state").s(),
                                item.getOrDefault("reason", AttributeValue.fromS(""))
                                        .s())));
        return new Ledger(entries);
    }

    Entry of(Offer offer) {
        return entries.getOrDefault(offer.mention(), Entry.UNKNOWN);
    }
}
