package dev.maskbot.processor.matrix;

import static java.util.stream.Collectors.joining;

import dev.maskbot.processor.Composition;
import dev.maskbot.x.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What outlives every instance, and what it has seen: AWS in memory, X, the photo host. Confined to one simulation. */
final class World {
    static final Account BOT = new Account("1", "maskbot");

    /** Every state that a mention was in, in order. */
    private final Map<String, List<String>> histories = new HashMap<>();

    private final Set<String> objects = new HashSet<>();
    private final Map<Step, Integer> requests = new LinkedHashMap<>();
    private final MemoryX x;
    private final PhotoHost photos;
    private final MemoryDynamoDb dynamo =
            new MemoryDynamoDb(Map.of(Composition.LEDGER, "mention", Composition.STATE, "id"), (table, item) -> written(table, item));

    World(MemoryX x, PhotoHost photos) {
        this.x = x;
        this.photos = photos;
    }

    MemoryDynamoDb dynamo() {
        return dynamo;
    }

    MemoryX x() {
        return x;
    }

    PhotoHost photos() {
        return photos;
    }

    void put(String object) {
        objects.add(object);
    }

    boolean isStored(String object) {
        return objects.contains(object);
    }

    void requested(Step step) {
        requests.merge(step, 1, Integer::sum);
    }

    /** How often the world was asked for what belongs to a step. */
    Map<Step, Integer> requests() {
        return requests;
    }

    List<String> history(String mention) {
        return histories.getOrDefault(mention, List.of());
    }

    private void written(String table, Map<String, AttributeValue> item) {
        if (table.equals(Composition.LEDGER)) {
            histories
                    .computeIfAbsent(item.get("mention").s(), _ -> new ArrayList<>())
                    .add(Stream.of("state", "reason", "reply")
                            .map(name -> item.containsKey(name) ? item.get(name).s() : "")
                            .collect(joining(" "))
                            .strip());
        }
    }
}
