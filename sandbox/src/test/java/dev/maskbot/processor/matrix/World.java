package dev.maskbot.processor.matrix;

import dev.maskbot.processor.Composition;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What outlives every instance, and what it has seen: AWS in memory, X, the photo host. Confined to one simulation. */
final class World {
    static final User BOT = new User(1, "maskbot", "Maskbot");

    /** Every state that a mention was in, in order. */
    private final Map<String, List<String>> histories = new HashMap<>();

    private final Map<String, byte[]> objects = new TreeMap<>();
    private final Map<Step, Integer> requests = new LinkedHashMap<>();
    private final LocalX x;
    private final PhotoHost photos;
    private final MemoryDynamoDb dynamo =
            new MemoryDynamoDb(Map.of(Composition.LEDGER, "mention", Composition.STATE, "id"), (table, item) -> written(table, item));

    World(LocalX x, PhotoHost photos) {
        this.x = x;
        this.photos = photos;
    }

    MemoryDynamoDb dynamo() {
        return dynamo;
    }

    LocalX x() {
        return x;
    }

    PhotoHost photos() {
        return photos;
    }

    void put(String key, byte[] object) {
        objects.put(key, object);
    }

    Map<String, byte[]> objects() {
        return objects;
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

    private void written(String table, Map<String, JsonNode> item) {
        if (table.equals(Composition.LEDGER)) {
            histories
                    .computeIfAbsent(item.get("mention").path("S").asString(), _ -> new ArrayList<>())
                    .add(item.get("state").path("S").asString());
        }
    }
}
