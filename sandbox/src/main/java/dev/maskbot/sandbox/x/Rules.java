package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The rules of the filtered stream, oldest first. Thread-safe. */
final class Rules {
    // X, pay-per-use: 1,000 rules of 1,024 characters.
    static final int CAPACITY = 1000;
    static final int MAX_LENGTH = 1024;

    private final SnowflakeIds ids;
    private final InstantSource clock;
    private final Faults faults;
    private Map<Rule, RuleExpression> active = Map.of();

    Rules(SnowflakeIds ids, InstantSource clock, Faults faults) {
        this.ids = ids;
        this.clock = clock;
        this.faults = faults;
    }

    /** What became of one rule somebody wanted to add. */
    sealed interface Addition {
        record Created(Rule rule) implements Addition {}

        record Duplicate(Rule existing) implements Addition {}

        record Invalid(String value, String detail) implements Addition {}

        record OverCapacity(String value) implements Addition {}
    }

    /** A rule before it has an id. */
    record Wanted(String value, String tag) {}

    /** Adds what can be added; a dry run answers the same and adds nothing. */
    synchronized List<Addition> add(List<Wanted> wanted, boolean dryRun) {
        Map<Rule, RuleExpression> changed = new LinkedHashMap<>(active);
        List<Addition> additions = new ArrayList<>();
        for (Wanted rule : wanted) {
            additions.add(add(rule, changed));
        }
        if (!dryRun) {
            active = changed;
        }
        return additions;
    }

    private Addition add(Wanted wanted, Map<Rule, RuleExpression> changed) {
        Optional<Rule> existing = changed.keySet().stream()
                .filter(rule -> rule.value().equals(wanted.value()))
                .findFirst();
        if (existing.isPresent()) {
            return new Addition.Duplicate(existing.get());
        }
        if (wanted.value().length() > MAX_LENGTH) {
            return new Addition.Invalid(wanted.value(), "Rule is longer than " + MAX_LENGTH + " characters");
        }
        if (changed.size() >= CAPACITY) {
            return new Addition.OverCapacity(wanted.value());
        }
        try {
            RuleExpression expression = RuleParser.parse(wanted.value());
            Rule rule = new Rule(ids.next(), wanted.value(), wanted.tag());
            changed.put(rule, expression);
            return new Addition.Created(rule);
        } catch (RuleSyntaxException e) {
            return new Addition.Invalid(wanted.value(), e.getMessage());
        }
    }

    /** Answers whether there was such a rule; a dry run leaves it. */
    synchronized boolean delete(Predicate<Rule> doomed, boolean dryRun) {
        Map<Rule, RuleExpression> changed = new LinkedHashMap<>(active);
        boolean found = changed.keySet().removeIf(doomed);
        if (!dryRun) {
            active = changed;
        }
        return found;
    }

    synchronized void clear() {
        active = Map.of();
    }

    synchronized List<Rule> list() {
        return List.copyOf(active.keySet());
    }

    synchronized List<Rule> matching(Post post, Optional<Post> quoted) {
        var now = clock.instant();
        return active.entrySet().stream()
                .filter(rule -> rule.getValue().matches(post, quoted))
                .map(Map.Entry::getKey)
                .filter(rule -> !isHeldBack(rule, now))
                .toList();
    }

    private boolean isHeldBack(Rule rule, Instant now) {
        var since = SnowflakeIds.time(rule.id());
        return faults.meet(Kind.SlowRules.class, slow -> now.isBefore(since.plus(slow.delay())))
                .isPresent();
    }
}
