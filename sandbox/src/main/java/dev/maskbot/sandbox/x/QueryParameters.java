package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A call's query, read as X does: what it does not know or cannot read is refused with 400. Immutable. */
record QueryParameters(Map<String, List<String>> values) {
    QueryParameters {
        values = Map.copyOf(values);
    }

    /** Refuses parameters that are not among the known ones. */
    static QueryParameters of(Context ctx, List<String> known) {
        Map<String, List<String>> values = ctx.queryParamMap();
        values.forEach((name, given) -> {
            if (!known.contains(name)) {
                throw refuse(
                        "The query parameter [%s] is not one of [%s]".formatted(name, String.join(",", known)),
                        name,
                        given);
            }
        });
        return new QueryParameters(values);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getFirst);
    }

    /** A comma-separated list, each of whose values must be an allowed one. */
    Set<String> list(String name, List<String> allowed) {
        Set<String> list = new LinkedHashSet<>(list(name));
        for (String value : list) {
            if (!allowed.contains(value)) {
                throw refuse(name, value, "is not one of [" + String.join(",", allowed) + "]");
            }
        }
        return list;
    }

    List<String> list(String name) {
        return text(name).map(text -> Arrays.asList(text.split(","))).orElse(List.of());
    }

    int integer(String name, int min, int max, int otherwise) {
        String text = text(name).orElse(Integer.toString(otherwise));
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException _) {
            // refused below, like a number out of range
        }
        throw refuse(name, text, "is not between " + min + " and " + max);
    }

    boolean flag(String name) {
        return switch (text(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw refuse(name, other, "is not one of [true,false]");
        };
    }

    OptionalLong id(String name) {
        return text(name).map(text -> OptionalLong.of(id(name, text))).orElse(OptionalLong.empty());
    }

    Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException _) {
                throw refuse(name, text, "is not an ISO 8601 time in UTC");
            }
        });
    }

    /** Any id in a query or path. */
    static long id(String name, String text) {
        // X: ids match ^[0-9]{1,19}$.
        try {
            if (!text.startsWith("+") && !text.startsWith("-")) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException _) {
            // refused below, like a signed number
        }
        throw refuse(name, text, "is not valid");
    }

    static ProblemException refuse(String name, String value, String reason) {
        return refuse("The `%s` query parameter value [%s] %s".formatted(name, value, reason), name, List.of(value));
    }

    private static ProblemException refuse(String message, String name, List<String> values) {
        return Problem.invalidRequest(message, name, values).exception();
    }
}
