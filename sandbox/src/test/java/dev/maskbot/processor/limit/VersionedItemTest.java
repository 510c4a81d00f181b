package dev.maskbot.processor.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import dev.maskbot.processor.StateTable;
import dev.maskbot.sandbox.aws.DynamoDb;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(DynamoDb.class)
final class VersionedItemTest {
    private final DynamoDbClient dynamo;
    private StateTable table;
    private VersionedItem item;

    VersionedItemTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    private record Sum(int value) implements VersionedItem.State {
        static Sum of(Map<String, AttributeValue> item) {
            return new Sum(
                    item.isEmpty() ? 0 : Integer.parseInt(item.get("value").n()));
        }

        @Override
        public Map<String, AttributeValue> attributes() {
            return Map.of("value", fromN(Integer.toString(value)));
        }
    }

    @BeforeEach
    void create() {
        table = StateTable.create(dynamo);
        item = new VersionedItem(dynamo, table.name(), "sum");
    }

    @Test
    void changesAtTheSameTime_areAllMade() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 1; i <= 20; i++) {
                var amount = i;
                threads.execute(() -> item.change(Sum::of, sum -> new Sum(sum.value() + amount)));
            }
        }

        assertThat(table.number("sum", "value")).isEqualTo(210);
        assertThat(table.number("sum", "version")).isEqualTo(20);
    }

    @Test
    void changeThatChangesNothing_isNotWritten() {
        item.change(Sum::of, _ -> new Sum(1));
        item.change(Sum::of, _ -> new Sum(1));

        assertThat(table.number("sum", "version")).isEqualTo(1);
    }

    @Test
    void whatAnotherProcessHasChanged_isNotLost() {
        item.change(Sum::of, _ -> new Sum(1));
        new VersionedItem(dynamo, table.name(), "sum").change(Sum::of, sum -> new Sum(sum.value() + 10));

        assertThat(item.change(Sum::of, sum -> new Sum(sum.value() + 100))).isEqualTo(new Sum(111));
    }

    @Test
    void whatIsToStayAsItIs_isSeenAsItIsNow() {
        item.change(Sum::of, _ -> new Sum(1));
        new VersionedItem(dynamo, table.name(), "sum").change(Sum::of, _ -> new Sum(2));

        assertThat(item.change(Sum::of, sum -> sum)).isEqualTo(new Sum(2));
    }

    @Test
    void itemThatExpiresUnderAChange_isMadeAgain() {
        item.change(Sum::of, _ -> new Sum(1));

        var changed = item.change(Sum::of, sum -> {
            if (sum.value() == 1) {
                dynamo.deleteItem(
                        request -> request.tableName(table.name()).key(Map.of("id", AttributeValue.fromS("sum"))));
            }
            return new Sum(sum.value() + 10);
        });

        assertThat(changed).isEqualTo(new Sum(10));
    }
}
