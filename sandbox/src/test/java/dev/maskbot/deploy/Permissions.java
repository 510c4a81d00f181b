package dev.maskbot.deploy;

import static dev.maskbot.deploy.Template.list;
import static dev.maskbot.deploy.Template.map;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a role of the template may do: its own statements and those of its managed policies, resolved. Immutable. */
record Permissions(List<Statement> statements) {
    record Statement(String sid, List<String> actions, List<String> resources, Map<String, Object> condition) {}

    static Permissions of(Template template, String role) {
        var resolution = new Resolution(template, Map.of());
        var properties = resolution.properties(role);
        var own = list(properties.get("Policies")).stream()
                .map(policy -> map(policy).get("PolicyDocument"));
        var managed = list(properties.get("ManagedPolicyArns")).stream()
                .map(policy -> resolution.properties((String) policy).get("PolicyDocument"));
        return new Permissions(Stream.concat(own, managed)
                .flatMap(document -> list(map(document).get("Statement")).stream())
                .map(statement -> statement(map(statement)))
                .toList());
    }

    private static Statement statement(Map<String, Object> statement) {
        if (!"Allow".equals(statement.get("Effect")) || statement.containsKey("NotAction")) {
            throw new IllegalArgumentException("only what is allowed is understood here: " + statement);
        }
        return new Statement(
                (String) statement.get("Sid"),
                texts(statement.get("Action")),
                texts(statement.get("Resource")),
                map(statement.getOrDefault("Condition", Map.of())));
    }

    boolean allow(String action, String resource) {
        return statements.stream()
                .anyMatch(
                        statement -> matches(statement.actions(), action) && matches(statement.resources(), resource));
    }

    private static boolean matches(List<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> text.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q")));
    }

    private static List<String> texts(Object node) {
        return list(node).stream().map(String.class::cast).toList();
    }

    /** The actions that match any of these, {@code s3:*}, on any resource. */
    List<String> actions(String pattern) {
        var wanted = Pattern.compile(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"));
        return statements.stream()
                .flatMap(statement -> statement.actions().stream())
                .filter(wanted.asMatchPredicate())
                .toList();
    }
}
