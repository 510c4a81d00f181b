package dev.maskbot.processor.ledger;

import dev.maskbot.sandbox.aws.Stack;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A ledger's table for one test. */
public final class LedgerTable {
    private LedgerTable() {}

    public static String create(DynamoDbClient dynamo) {
        var name = "ledger-" + UUID.randomUUID();
        Stack.createTable(dynamo, name, "mention");
        return name;
    }
}
