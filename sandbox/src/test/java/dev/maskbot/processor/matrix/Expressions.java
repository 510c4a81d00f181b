package dev.maskbot.processor.matrix;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * DynamoDB's condition and update expressions, as far as they speak of attributes of the first level, evaluated against
 * one item. Confined to one request.
 */
final class Expressions {
    private static final Pattern TOKEN = Pattern.compile("[\\w#:]+|<=|>=|[=<>(),]");

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> used = new HashSet<>();
    private List<String> tokens = List.of();
    private int at;

    /** Of a request, which names attributes by {@code #name} and values by {@code :value}. */
    Expressions(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
    }

    /** What no expression speaks of has no place in a request. */
    boolean allUsed() {
        return used.containsAll(names.keySet()) && used.containsAll(values.keySet());
    }

    boolean holds(String condition, Map<String, AttributeValue> item) {
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
    Map<String, AttributeValue> update(String expression, Map<String, AttributeValue> item) {
        begin(expression);
        var changed = new TreeMap<String, AttributeValue>();
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

    private boolean or(Map<String, AttributeValue> item) {
        var holds = and(item);
        while (accept("OR")) {
            holds |= and(item);
        }
        return holds;
    }

    private boolean and(Map<String, AttributeValue> item) {
        var holds = condition(item);
        while (accept("AND")) {
            holds &= condition(item);
        }
        return holds;
    }

    private boolean condition(Map<String, AttributeValue> item) {
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

    private boolean exists(Map<String, AttributeValue> item) {
        expect("(");
        var name = name(take());
        expect(")");
        return item.containsKey(name);
    }

    private static boolean compare(AttributeValue attribute, String operator, AttributeValue value) {
        if (attribute.n() == null || value.n() == null) {
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

    private static AttributeValue sum(AttributeValue a, AttributeValue b) {
        if (a.hasSs()) {
            return AttributeValue.fromSs(
                    Stream.concat(a.ss().stream(), b.ss().stream()).distinct().toList());
        }
        return AttributeValue.fromN(number(a).add(number(b)).toPlainString());
    }

    private static BigDecimal number(AttributeValue value) {
        return new BigDecimal(value.n());
    }

    private String name(String token) {
        used.add(token);
        return token.startsWith("#") ? requireNonNull(names.get(token), token) : token;
    }

    private AttributeValue value(String token) {
        used.add(token);
        return requireNonNull(values.get(token), token);
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
