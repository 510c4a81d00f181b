package dev.maskbot.sandbox;

import dev.maskbot.sandbox.process.Journal.Entry;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints the journal for people: a line an event, each part in its colour. Thread-safe. */
final class Console {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final Map<String, String> COLOURS =
            Map.of("x", "\033[36m", "ingest", "\033[32m", "processor", "\033[35m");
    private static final String WARNING = "\033[33m";
    private static final String ERROR = "\033[31m";
    private static final String PLAIN = "\033[0m";

    private final PrintStream out;
    private final boolean coloured;

    Console(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    void print(Entry entry) {
        var fields = entry.fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(" "));
        var part = colour(COLOURS.getOrDefault(entry.part(), ""), "%-9s".formatted(entry.part()));
        var event = "%s %s".formatted(entry.event(), fields).stripTrailing();
        out.printf("%s | %s  %s%n", part, TIME.format(entry.at()), colour(urgency(entry.level()), event));
    }

    private static String urgency(String level) {
        return switch (level) {
            case "ERROR" -> ERROR;
            case "WARN" -> WARNING;
            default -> "";
        };
    }

    private String colour(String code, String text) {
        return coloured && !code.isEmpty() ? code + text + PLAIN : text;
    }
}
