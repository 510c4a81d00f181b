package dev.maskbot.processor.photo;

import java.util.List;
import software.amazon.awssdk.services.rekognition.model.ModerationLabel;

/**
 * What one category of Rekognition's taxonomy means for us. Immutable.
 *
 * @param from the confidence, 0 to 100, that the action needs; below it the next milder one is taken
 * @param category the category's name after those of the categories it is part of: one to three names
 */
record ModerationRule(Action action, float from, List<String> category) {
    /** From the mildest to the strictest. */
    enum Action {
        ALLOW,
        HOLD,
        BLOCK;

        private Action milder() {
            return this == BLOCK ? HOLD : ALLOW;
        }
    }

    ModerationRule {
        category = List.copyOf(category);
    }

    Action at(float confidence) {
        return confidence >= from ? action : action.milder();
    }

    /** A label that has moved to another parent has another meaning: it is not this category. */
    boolean covers(ModerationLabel label) {
        return category.getLast().equals(label.name()) && parent().equals(ModerationPolicy.parent(label));
    }

    private String parent() {
        return category.size() == 1 ? "" : category.get(category.size() - 2);
    }
}
