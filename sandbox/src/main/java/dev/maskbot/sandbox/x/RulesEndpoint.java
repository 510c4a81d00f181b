package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.x.Rules.Addition;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET} and {@code POST /2/tweets/search/stream/rules}, and their {@code /counts}. */
final class RulesEndpoint {
    private final Rules rules;
    private final InstantSource clock;

    RulesEndpoint(Rules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    record Change(List<NewRule> add, Doomed delete) {}

    record NewRule(String value, String tag) {}

    record Doomed(List<String> ids, List<String> values) {}

    void list(Context ctx, Caller caller) {
        QueryParameters query = QueryParameters.of(ctx, List.of("ids", "max_results", "pagination_token"));
        Set<String> ids = new HashSet<>(query.list("ids"));
        int size = query.integer("max_results", 1, Rules.CAPACITY, Rules.CAPACITY);
        long after = query.text("pagination_token").map(RulesEndpoint::last).orElse(0L);
        List<Rule> found = rules.list().stream()
                .filter(rule -> ids.isEmpty() || ids.contains(Long.toString(rule.id())))
                .filter(rule -> rule.id() > after)
                .toList();
        List<Rule> page = found.subList(0, Math.min(size, found.size()));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        page.forEach(rule -> body.withArray("data").add(json(rule)));
        ObjectNode meta = meta(body).put("result_count", page.size());
        if (page.size() < found.size()) {
            meta.put("next_token", HexFormat.of().toHexDigits(page.getLast().id()));
        }
        JsonBody.write(ctx, 200, body);
    }

    void count(Context ctx, Caller caller) {
        QueryParameters.of(ctx, List.of("rules_count.fields"));
        int count = rules.list().size();
        String cap = Integer.toString(Rules.CAPACITY);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("data")
                .put("cap_per_client_app", cap)
                .put("cap_per_project", cap)
                .put("project_rules_count", Integer.toString(count))
                .putObject("client_app_rules_count")
                .put("rule_count", count);
        JsonBody.write(ctx, 200, body);
    }

    void change(Context ctx, Caller caller) {
        QueryParameters query = QueryParameters.of(ctx, List.of("dry_run", "delete_all"));
        boolean dryRun = query.flag("dry_run");
        Change change = JsonBody.read(ctx, Change.class);
        if (Stream.of(change.add() != null, change.delete() != null, query.flag("delete_all"))
                        .filter(given -> given)
                        .count()
                != 1) {
            throw JsonBody.refuse("$", "must be valid to one and only one schema, add or delete, or delete_all");
        }
        if (change.add() != null) {
            add(ctx, change.add(), dryRun);
        } else if (change.delete() != null) {
            delete(ctx, change.delete(), dryRun);
        } else {
            deleteAll(ctx, dryRun);
        }
    }

    private void add(Context ctx, List<NewRule> add, boolean dryRun) {
        if (add.isEmpty()) {
            throw JsonBody.refuse("$.add", "there must be a minimum of 1 items in the array");
        }
        List<Rules.Wanted> wanted = add.stream()
                .map(rule -> new Rules.Wanted(valueOf(rule), Objects.requireNonNullElse(rule.tag(), "")))
                .toList();
        int created = 0;
        int invalid = 0;
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (Addition addition : rules.add(wanted, dryRun)) {
            switch (addition) {
                case Addition.Created(var rule) -> {
                    created++;
                    body.withArray("data").add(json(rule));
                }
                case Addition.Duplicate(var existing) ->
                    error(body, existing.value(), "DuplicateRule", "duplicate-rules")
                            .put("id", Long.toString(existing.id()));
                case Addition.Invalid(var value, var detail) -> {
                    invalid++;
                    error(body, value, "UnprocessableEntity", "invalid-rules")
                            .putArray("details")
                            .add(detail);
                }
                case Addition.OverCapacity(var value) ->
                    error(body, value, "RulesCapExceeded", "rule-cap")
                            .put("detail", "Your app may have " + Rules.CAPACITY + " rules.");
            }
        }
        meta(body)
                .putObject("summary")
                .put("created", created)
                .put("not_created", add.size() - created)
                .put("valid", add.size() - invalid)
                .put("invalid", invalid);
        JsonBody.write(ctx, 201, body);
    }

    private void delete(Context ctx, Doomed delete, boolean dryRun) {
        List<String> ids = Objects.requireNonNullElse(delete.ids(), List.of());
        List<String> values = Objects.requireNonNullElse(delete.values(), List.of());
        if (ids.isEmpty() && values.isEmpty()) {
            throw JsonBody.refuse("$.delete", "there must be a minimum of 1 ids or values");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        List<String> missing = Stream.concat(
                        ids.stream().filter(id -> !rules.delete(rule -> isId(rule, id), dryRun)),
                        values.stream()
                                .filter(value ->
                                        !rules.delete(rule -> rule.value().equals(value), dryRun)))
                .toList();
        missing.forEach(idOrValue ->
                error(body, idOrValue, "Invalid Request", "invalid-request").put("detail", "Rule does not exist"));
        summarize(body, ids.size() + values.size() - missing.size(), missing.size());
        JsonBody.write(ctx, 200, body);
    }

    private void deleteAll(Context ctx, boolean dryRun) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        int count = rules.list().size();
        rules.delete(_ -> true, dryRun);
        summarize(body, count, 0);
        JsonBody.write(ctx, 200, body);
    }

    private void summarize(ObjectNode body, int deleted, int notDeleted) {
        meta(body).putObject("summary").put("deleted", deleted).put("not_deleted", notDeleted);
    }

    /** X's tokens have 16 characters. */
    private static long last(String token) {
        try {
            return HexFormat.fromHexDigitsToLong(token);
        } catch (IllegalArgumentException _) {
            throw QueryParameters.refuse("pagination_token", token, "is not valid");
        }
    }

    private static String valueOf(NewRule rule) {
        return JsonBody.required("$.add.value", rule == null ? null : rule.value());
    }

    private static boolean isId(Rule rule, String id) {
        return Long.toString(rule.id()).equals(id);
    }

    private static ObjectNode json(Rule rule) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", Long.toString(rule.id()))
                .put("value", rule.value());
        return rule.tag().isEmpty() ? json : json.put("tag", rule.tag());
    }

    private static ObjectNode error(ObjectNode body, String value, String title, String type) {
        return body.withArray("errors")
                .addObject()
                .put("value", value)
                .put("title", title)
                .put("type", Problem.type(type));
    }

    private ObjectNode meta(ObjectNode body) {
        return body.putObject("meta").put("sent", PostJson.time(clock.instant()));
    }
}
