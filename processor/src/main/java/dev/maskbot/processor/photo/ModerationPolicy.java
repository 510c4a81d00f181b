package dev.maskbot.processor.photo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.maskbot.processor.photo.ModerationRule.Action;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.rekognition.model.ModerationLabel;

/**
 * Makes one decision of what Rekognition found. Of a label and those above it the most specific one that has a rule
 * decides; what has no rule is held until a person has thought about it; of several decisions the strictest holds.
 */
final class ModerationPolicy {
    private ModerationPolicy() {}

    /** Judges the labels of one photo; with each label come those above it. */
    static Moderation judge(List<ModerationLabel> labels, String model) {
        var overruled = labels.stream()
                .filter(label -> ModerationTable.rule(label).isPresent())
                .map(ModerationPolicy::parent)
                .collect(toSet());
        var decided = labels.stream()
                .filter(label -> !overruled.contains(label.name()))
                .collect(groupingBy(ModerationPolicy::action, mapping(ModerationLabel::name, toList())));
        if (decided.containsKey(Action.BLOCK)) {
            return new Moderation.Blocked(decided.get(Action.BLOCK), model);
        }
        return decided.containsKey(Action.HOLD)
                ? new Moderation.Held(decided.get(Action.HOLD), model)
                : new Moderation.Allowed(model);
    }

    /** Empty above the first level. */
    static String parent(ModerationLabel label) {
        return Objects.requireNonNullElse(label.parentName(), "");
    }

    private static Action action(ModerationLabel label) {
        return ModerationTable.rule(label)
                .map(rule -> rule.at(label.confidence()))
                .orElse(Action.HOLD);
    }
}
