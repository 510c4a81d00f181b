package dev.maskbot.processor.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.photo.Moderation.Allowed;
import dev.maskbot.processor.photo.Moderation.Blocked;
import dev.maskbot.processor.photo.Moderation.Held;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rekognition.model.ModerationLabel;

final class ModerationPolicyTest {
    private static final String MODEL = "7.0";
    private static final String INTIMATE = "Non-Explicit Nudity of Intimate parts and Kissing";

    @Test
    void photoOfWhichModerationSaysNothing_mayBeShown() {
        assertThat(judge(List.of())).isEqualTo(new Allowed(MODEL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Explicit",
                "Hate Symbols",
                "Explicit/Explicit Sexual Activity",
                "Hate Symbols/Nazi Party",
                "Violence/Graphic Violence",
                "Explicit/Explicit Nudity/Exposed Female Genitalia",
                "Violence/Graphic Violence/Self-Harm",
                "Visually Disturbing/Death and Emaciation/Corpses"
            })
    void forbiddenCategory_isBlocked_atEachLevel(String category) {
        assertThat(judge(found(99, category))).isEqualTo(new Blocked(List.of(last(category)), MODEL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alcohol",
                "Gambling",
                "Swimwear or Underwear/Male Swimwear or Underwear",
                "Rude Gestures/Middle Finger",
                "Non-Explicit Nudity of Intimate parts and Kissing/Kissing on the Lips",
                "Alcohol/Alcohol Use/Drinking",
                "Drugs & Tobacco/Drugs & Tobacco Paraphernalia & Use/Smoking",
                "Non-Explicit Nudity of Intimate parts and Kissing/Non-Explicit Nudity/Bare Back"
            })
    void harmlessCategory_isAllowed_atEachLevel(String category) {
        assertThat(judge(found(99, category))).isEqualTo(new Allowed(MODEL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Violence",
                "Visually Disturbing",
                "Violence/Weapons",
                "Visually Disturbing/Crashes",
                "Visually Disturbing/Crashes/Air Crash",
                "Drugs & Tobacco/Products/Pills"
            })
    void doubtfulCategory_isHeld_atEachLevel(String category) {
        assertThat(judge(found(99, category))).isEqualTo(new Held(List.of(last(category)), MODEL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Something New",
                "Alcohol/Something New",
                "Alcohol/Alcohol Use/Something New",
                "Explicit Nudity", // where version 6 had it
                "Alcohol/Weapons"
            })
    void unknownLabel_isHeld_evenBelowAHarmlessOne(String category) {
        assertThat(judge(found(50, category))).isEqualTo(new Held(List.of(last(category)), MODEL));
    }

    @Test
    void unknownLabel_doesNotExcuseTheForbiddenOneAboveIt() {
        assertThat(judge(found(99, "Explicit/Explicit Nudity/Something New")))
                .isEqualTo(new Blocked(List.of("Explicit Nudity"), MODEL));
    }

    @ParameterizedTest
    @CsvSource({
        "Explicit/Explicit Nudity/Exposed Female Nipple, 59.9, HELD",
        "Explicit/Explicit Nudity/Exposed Female Nipple, 60,   BLOCKED",
        "Violence/Graphic Violence,                      59.9, HELD",
        "Violence/Graphic Violence,                      60,   BLOCKED",
        "Violence/Graphic Violence/Physical Violence,    79.9, HELD",
        "Violence/Graphic Violence/Physical Violence,    80,   BLOCKED",
        "Violence/Weapons,                               69.9, ALLOWED",
        "Violence/Weapons,                               70,   HELD",
        "Drugs & Tobacco,                                59.9, ALLOWED",
        "Drugs & Tobacco,                                60,   HELD",
        "Hate Symbols,                                   50,   BLOCKED",
        "Alcohol,                                        100,  ALLOWED"
    })
    void belowItsThreshold_aCategoryIsTakenOneStepMilder(String category, float confidence, String verdict) {
        assertThat(judge(found(confidence, category)).getClass().getSimpleName())
                .isEqualToIgnoringCase(verdict);
    }

    @Test
    void strictestOfSeveralFindings_decides_whateverTheirOrder() {
        var labels = new ArrayList<ModerationLabel>();
        labels.addAll(found(90, "Alcohol/Alcohol Use/Drinking"));
        labels.addAll(found(90, "Violence/Weapons"));
        assertThat(judge(labels)).isEqualTo(new Held(List.of("Weapons"), MODEL));

        labels.addAll(found(90, "Hate Symbols/Extremist"));
        labels.addAll(found(90, "Explicit/Sex Toys"));
        assertThat(judge(labels)).isEqualTo(new Blocked(List.of("Extremist", "Sex Toys"), MODEL));

        Collections.reverse(labels);
        assertThat(judge(labels)).isEqualTo(new Blocked(List.of("Sex Toys", "Extremist"), MODEL));
    }

    @Test
    void harmlessFinding_doesNotExcuseADoubtfulOneBesideIt() {
        var labels = new ArrayList<>(found(90, INTIMATE + "/Non-Explicit Nudity/Bare Back"));
        labels.addAll(found(90, INTIMATE + "/Non-Explicit Nudity/Implied Nudity"));

        assertThat(judge(labels)).isEqualTo(new Held(List.of("Implied Nudity"), MODEL));
    }

    private static Moderation judge(List<ModerationLabel> labels) {
        return ModerationPolicy.judge(labels, MODEL);
    }

    /** A label with all above it, the way Rekognition tells them: from the category up. */
    private static List<ModerationLabel> found(float confidence, String category) {
        var path = Arrays.asList(category.split("/"));
        var labels = new ArrayList<ModerationLabel>();
        for (var level = path.size(); level > 0; level--) {
            labels.add(ModerationLabel.builder()
                    .name(path.get(level - 1))
                    .parentName(level == 1 ? "" : path.get(level - 2))
                    .taxonomyLevel(level)
                    .confidence(confidence)
                    .build());
        }
        return labels;
    }

    private static String last(String category) {
        return category.substring(category.lastIndexOf('/') + 1);
    }
}
