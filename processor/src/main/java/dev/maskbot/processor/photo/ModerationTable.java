package dev.maskbot.processor.photo;

import dev.maskbot.processor.photo.ModerationRule.Action;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rekognition.model.ModerationLabel;

/**
 * What may be shown on photos of people that anybody sends us: all three levels of Rekognition's moderation taxonomy,
 * version 7, as listed under "Label Categories" in the developer guide,
 * https://docs.aws.amazon.com/rekognition/latest/dg/moderation-api.html. Numbers are confidences, 0 to 100.
 */
final class ModerationTable {
    /** Rekognition's own default, and what AWS recommends as the least. */
    static final float MIN_CONFIDENCE = 50;

    private static final String INTIMATE = "Non-Explicit Nudity of Intimate parts and Kissing";

    static final List<ModerationRule> RULES = List.of(
            block(50, "Explicit"),
            block(50, "Explicit", "Explicit Nudity"),
            block(50, "Explicit", "Explicit Nudity", "Exposed Male Genitalia"),
            block(50, "Explicit", "Explicit Nudity", "Exposed Female Genitalia"),
            block(60, "Explicit", "Explicit Nudity", "Exposed Buttocks or Anus"),
            block(60, "Explicit", "Explicit Nudity", "Exposed Female Nipple"),
            block(50, "Explicit", "Explicit Sexual Activity"),
            block(60, "Explicit", "Sex Toys"),
            hold(50, INTIMATE),
            hold(50, INTIMATE, "Non-Explicit Nudity"),
            allow(INTIMATE, "Non-Explicit Nudity", "Bare Back"),
            allow(INTIMATE, "Non-Explicit Nudity", "Exposed Male Nipple"),
            hold(70, INTIMATE, "Non-Explicit Nudity", "Partially Exposed Buttocks"),
            hold(80, INTIMATE, "Non-Explicit Nudity", "Partially Exposed Female Breast"), // any low neckline
            hold(60, INTIMATE, "Non-Explicit Nudity", "Implied Nudity"),
            hold(50, INTIMATE, "Obstructed Intimate Parts"),
            hold(60, INTIMATE, "Obstructed Intimate Parts", "Obstructed Female Nipple"),
            block(70, INTIMATE, "Obstructed Intimate Parts", "Obstructed Male Genitalia"),
            allow(INTIMATE, "Kissing on the Lips"),
            allow("Swimwear or Underwear"),
            allow("Swimwear or Underwear", "Female Swimwear or Underwear"),
            allow("Swimwear or Underwear", "Male Swimwear or Underwear"),
            hold(50, "Violence"),
            hold(70, "Violence", "Weapons"), // toys, props, kitchens
            block(60, "Violence", "Graphic Violence"),
            block(60, "Violence", "Graphic Violence", "Weapon Violence"),
            block(80, "Violence", "Graphic Violence", "Physical Violence"), // contact sports
            block(50, "Violence", "Graphic Violence", "Self-Harm"),
            block(60, "Violence", "Graphic Violence", "Blood & Gore"),
            block(80, "Violence", "Graphic Violence", "Explosions and Blasts"), // fireworks
            hold(50, "Visually Disturbing"),
            block(60, "Visually Disturbing", "Death and Emaciation"),
            block(60, "Visually Disturbing", "Death and Emaciation", "Emaciated Bodies"),
            block(50, "Visually Disturbing", "Death and Emaciation", "Corpses"),
            hold(60, "Visually Disturbing", "Crashes"),
            hold(60, "Visually Disturbing", "Crashes", "Air Crash"),
            hold(60, "Drugs & Tobacco"),
            hold(80, "Drugs & Tobacco", "Products"),
            hold(80, "Drugs & Tobacco", "Products", "Pills"), // sweets
            hold(70, "Drugs & Tobacco", "Drugs & Tobacco Paraphernalia & Use"),
            allow("Drugs & Tobacco", "Drugs & Tobacco Paraphernalia & Use", "Smoking"),
            allow("Alcohol"),
            allow("Alcohol", "Alcohol Use"),
            allow("Alcohol", "Alcohol Use", "Drinking"),
            allow("Alcohol", "Alcoholic Beverages"),
            allow("Rude Gestures"),
            allow("Rude Gestures", "Middle Finger"),
            allow("Gambling"),
            block(50, "Hate Symbols"),
            block(50, "Hate Symbols", "Nazi Party"),
            block(50, "Hate Symbols", "White Supremacy"),
            block(50, "Hate Symbols", "Extremist"));

    private ModerationTable() {}

    static Optional<ModerationRule> rule(ModerationLabel label) {
        return RULES.stream().filter(rule -> rule.covers(label)).findFirst();
    }

    private static ModerationRule block(int from, String... category) {
        return new ModerationRule(Action.BLOCK, from, List.of(category));
    }

    private static ModerationRule hold(int from, String... category) {
        return new ModerationRule(Action.HOLD, from, List.of(category));
    }

    private static ModerationRule allow(String... category) {
        return new ModerationRule(Action.ALLOW, MIN_CONFIDENCE, List.of(category));
    }
}
