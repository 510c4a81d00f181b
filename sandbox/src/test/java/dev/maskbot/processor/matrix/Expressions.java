package dev.maskbot.processor.matrix;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * DynamoDB's condition and update expressions, as far as they speak of attributes of the first level, evaluated against
 * one item. Confined to one request.
 */
final class Expressions {
    private static final Pattern TOKEN = Pattern.compile("[\\w#:]+|<=|>=|[=<>(),]");

    private final JsonNode names;
    private final JsonNode values;
    private final Set<String> used = new HashSet<>();
    private List<String> tokens = List.of();
    private int at;

    /** Of a request, which names attributes by {@code #name} and values by {@code :value}. */
    Expressions(JsonNode request) {
        this.names = request.path("ExpressionAttributeNames");
        this.values = request.path("ExpressionAttributeValues");
    }

    /** What an expression does not speak of has no place in a request. */
    boolean allUsed() {
        return used.containsAll(names.propertyNames()) && used.containsAll(values.propertyNames());
    }

    boolean holds(String condition, Map<String, JsonNode> item) {
        begin(condition);
        var holds = or(item);
        end();
        return holds;
    }

    /**
     * Changes the item.
     *
     * @return the attributes that the expression speaks of, as they are then
     */
    Map<String, JsonNode> update(String expression, Map<String, JsonNode> item) {
        begin(expression);
        var changed = new TreeMap<String, JsonNode>();
        while (at < tokens.size()) {
            var clause = take();
            do {
                var name = name(take());
                switch (clause) {
                    case "SET" -> {
                        expect("=");
                        item.put(name, value(take()));
                    }
                    case "ADD" -> item.merge(name, value(take()), Expressions::sum);
                    case "REMOVE" -> item.remove(name);
                    default -> throw new IllegalArgumentException(expression);
                }
                if (item.containsKey(name)) {
                    changed.put(name, item.get(name));
                }
            } while (accept(","));
        }
        return changed;
    }

    // Nothing here is short-circuited: every part has to be read.

    private boolean or(Map<String, JsonNode> item) {
        var holds = and(item);
        while (accept("OR")) {
            holds |= and(item);
        }
        return holds;
    }

    private boolean and(Map<String, JsonNode> item) {
        var holds = condition(item);
        while (accept("AND")) {
            holds &= condition(item);
        }
        return holds;
    }

    private boolean condition(Map<String, JsonNode> item) {
        if (accept("(")) {
            var holds = or(item);
            expect(")");
            return holds;
        }
        if (accept("attribute_exists")) {
            return exists(item);
        }
        if (accept("attribute_not_exists")) {
            return !exists(item);
        }
        var attribute = item.get(name(take()));
        var operator = take();
        return attribute != null && compare(attribute, operator, value(take()));
    }

    private boolean exists(Map<String, JsonNode> item) {
        expect("(");
        var name = name(take());
        expect(")");
        return item.containsKey(name);
    }

    private static boolean compare(JsonNode attribute, String operator, JsonNode value) {
        if (!attribute.has("N") || !value.has("N")) {
            return operator.equals("=") && attribute.equals(value);
        }
        var order = number(attribute).compareTo(number(value));
        return switch (operator) {
            case "=" -> order == 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static JsonNode sum(JsonNode a, JsonNode b) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("N", number(a).add(number(b)).toPlainString());
    }

    private static BigDecimal number(JsonNode value) {
        return new BigDecimal(value.path("N").asString());
    }

    private String name(String token) {
        used.add(token);
        return token.startsWith("#") ? names.path(token).asString() : token;
    }

    private JsonNode value(String token) {
        used.add(token);
        return values.required(token);
    }

    private void begin(String expression) {
        tokens = new ArrayList<>(
                TOKEN.matcher(expression).results().map(one -> one.group()).toList());
        at = 0;
    }

    private void end() {
        if (at < tokens.size()) {
            throw new IllegalArgumentException("left over: " + tokens.subList(at, tokens.size()));
        }
    }

    private String take() {
        return tokens.get(at++);
    }

    private boolean accept(String token) {
        var accepted = at < tokens.size() && tokens.get(at).equals(token);
        at += accepted ? 1 : 0;
        return accepted;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw new IllegalArgumentException("no " + token + " in " + tokens);
        }
    }
}
