package dev.maskbot.sandbox.pictures;

import java.awt.Color;

/** What somebody looks like, wherever they stand: begun with the face, then told more. Immutable. */
record Look(
        FaceShape shape,
        Skin skin,
        Color iris,
        Smile smile,
        Hair hair,
        Color hairColor,
        Beard beard,
        Clothes clothes,
        Color cloth) {
    static Look face(FaceShape shape, Skin skin, Color iris, Smile smile) {
        return new Look(
                shape, skin, iris, smile, Hair.CROPPED, Color.BLACK, Beard.NONE, Clothes.SWEATER, Color.LIGHT_GRAY);
    }

    Look hair(Hair style, int color) {
        return new Look(shape, skin, iris, smile, style, new Color(color), beard, clothes, cloth);
    }

    Look beard(Beard style) {
        return new Look(shape, skin, iris, smile, hair, hairColor, style, clothes, cloth);
    }

    Look wearing(Clothes style, int color) {
        return new Look(shape, skin, iris, smile, hair, hairColor, beard, style, new Color(color));
    }

    /** Somebody of this look; see {@link Person} for the numbers. */
    Person at(double x, double y, double size, double roll) {
        return new Person(this, x, y, size, roll);
    }
}
