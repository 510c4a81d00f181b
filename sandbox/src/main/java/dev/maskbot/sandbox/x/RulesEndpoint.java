package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.x.Rules.Addition;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET} and {@code POST /2/tweets/search/stream/rules}. */
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
        Set<String> ids = new HashSet<>(QueryParameters.of(ctx, List.of("ids")).list("ids"));
        List<Rule> listed = rules.list().stream()
                .filter(rule -> ids.isEmpty() || ids.contains(Long.toString(rule.id())))
                .toList();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        listed.forEach(rule -> body.withArray("data").add(json(rule)));
        meta(body).put("result_count", listed.size());
        JsonBody.write(ctx, 200, body);
    }

    void change(Context ctx, Caller caller) {
        boolean dryRun = QueryParameters.of(ctx, List.of("dry_run")).flag("dry_run");
        Change change = JsonBody.read(ctx, Change.class);
        if ((change.add() == null) == (change.delete() == null)) {
            throw JsonBody.refuse("$", "must be valid to one and only one schema, add or delete");
        }
        if (change.add() != null) {
            add(ctx, change.add(), dryRun);
        } else {
            delete(ctx, change.delete(), dryRun);
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
        meta(body)
                .putObject("summary")
                .put("deleted", ids.size() + values.size() - missing.size())
                .put("not_deleted", missing.size());
        JsonBody.write(ctx, 200, body);
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
