package dev.maskbot.processor.photo;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rekognition.model.ModerationLabel;

/**
 * What may be shown in public. Everything that moderation names is refused but what is harmless on a photo of people;
 * so a category that Rekognition adds tomorrow is refused until somebody has thought about it.
 */
final class ModerationPolicy {
    /** Rekognition's default, and what AWS recommends to begin with. */
    static final float MIN_CONFIDENCE = 50;

    /** First level of Rekognition's taxonomy, version 7. */
    private static final Set<String> HARMLESS =
            Set.of("Alcohol", "Drugs & Tobacco", "Gambling", "Rude Gestures", "Swimwear or Underwear");

    private ModerationPolicy() {}

    /** The names of the labels, at the first level, that forbid showing the photo. */
    static List<String> objections(List<ModerationLabel> labels) {
        return labels.stream()
                .filter(label ->
                        label.parentName() == null || label.parentName().isEmpty())
                .map(ModerationLabel::name)
                .filter(name -> !HARMLESS.contains(name))
                .toList();
    }
}
