package dev.maskbot.sandbox.process;

import dev.maskbot.sandbox.process.Journal.Entry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the daemons' logs: one JSON object a line, with {@code event}, {@code level}, {@code at} and any other fields. */
final class LogLine {
    private static final Set<String> OWN_PLACE = Set.of("event", "level", "at", "logger");

    private LogLine() {}

    /** What is no JSON, a JVM's own message say, is an event of its own that is worth a look. */
    static Entry read(String part, String line, InstantSource clock) {
        try {
            var json = JsonMapper.shared().readTree(line);
            if (json.has("event")) {
                return new Entry(
                        Instant.parse(json.path("at").asString()),
                        part,
                        json.path("level").asString(),
                        json.path("event").asString(),
                        fields(json));
            }
        } catch (JacksonException | DateTimeParseException _) {
            // no JSON, or another program's
        }
        return new Entry(clock.instant(), part, "WARN", line, Map.of());
    }

    private static Map<String, String> fields(JsonNode json) {
        var fields = new LinkedHashMap<String, String>();
        json.properties().stream()
                .filter(field -> !OWN_PLACE.contains(field.getKey()))
                .forEach(field -> fields.put(
                        field.getKey(),
                        field.getValue().isString()
                                ? field.getValue().stringValue()
                                : field.getValue().toString()));
        return fields;
    }
}
