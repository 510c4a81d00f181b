package dev.maskbot.processor.matrix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;

import dev.maskbot.processor.Composition;
import dev.maskbot.x.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What outlives every instance, and what it has seen: AWS in memory, X, what was logged. Confined to one simulation. */
final class World {
    static final Account BOT = new Account("1", "maskbot");

    private final MemoryX x;
    private final Logs logs;
    private final MemoryDynamoDb dynamo =
            new MemoryDynamoDb(Map.of(Composition.LEDGER, "mention", Composition.STATE, "id"), this::written);

    /** Every state that a mention was in, in order. */
    private final Map<String, List<String>> histories = new HashMap<>();

    private final Map<String, byte[]> objects = new HashMap<>();
    private final Set<String> indecent = new HashSet<>();
    private final Set<String> allowed = new HashSet<>();
    private final Map<Step, Integer> requests = new HashMap<>();

    World(MemoryX x, Logs logs) {
        this.x = x;
        this.logs = logs;
    }

    MemoryDynamoDb dynamo() {
        return dynamo;
    }

    MemoryX x() {
        return x;
    }

    void put(String object, byte[] bytes) {
        objects.put(object, bytes);
    }

    boolean isStored(String object) {
        return objects.containsKey(object);
    }

    /** The photos of a mention must not be shown. */
    void indecent(String mention) {
        indecent.add(mention);
    }

    /** Looks at the photos of a mention, and remembers which it has let pass. */
    boolean isDecent(String mention) {
        if (!indecent.contains(mention)) {
            allowed.add(mention);
        }
        return allowed.contains(mention);
    }

    boolean wasAllowed(String mention) {
        return allowed.contains(mention);
    }

    void requested(Step step) {
        requests.merge(step, 1, Integer::sum);
    }

    /** How often the world was asked for what belongs to a step. */
    int requests(Step step) {
        return requests.getOrDefault(step, 0);
    }

    List<String> history(String mention) {
        return histories.getOrDefault(mention, List.of());
    }

    /** Everything that anybody could read later. */
    Stream<String> traces() {
        return Stream.of(
                        logs.lines().stream(),
                        Stream.of(Composition.LEDGER, Composition.STATE)
                                .map(table -> dynamo.items(table).toString()),
                        objects.entrySet().stream().map(one -> one.getKey() + new String(one.getValue(), ISO_8859_1)),
                        x.said().stream())
                .flatMap(traces -> traces);
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
