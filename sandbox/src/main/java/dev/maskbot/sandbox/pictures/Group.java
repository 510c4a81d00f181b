package dev.maskbot.sandbox.pictures;

import static dev.maskbot.sandbox.pictures.Look.face;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.Stream;

/** Nine people in a park, 2000 by 1400. */
final class Group {
    private static final Color HAZEL = new Color(0x6B4A24);
    private static final Color DARK = new Color(0x3A2415);
    private static final Color BLUE = new Color(0x4F7FA6);
    private static final Color GREEN = new Color(0x5E7F55);

    private static final Person FAR = face(FaceShape.ROUND, Skin.FAIR, BLUE, Smile.BRIGHT)
            .hair(Hair.BOB, 0xB9772F)
            .wearing(Clothes.SWEATER, 0xD1495B)
            .at(1800, 560, 33, 3);

    /** From the farthest to the nearest. */
    private static final List<Person> NEAR = List.of(
            face(FaceShape.LONG, Skin.BROWN, DARK, Smile.GENTLE)
                    .hair(Hair.QUIFF, 0x1D1512)
                    .beard(Beard.FULL)
                    .wearing(Clothes.SWEATER, 0xE0A030)
                    .at(480, 600, 84, -9),
            face(FaceShape.OVAL, Skin.TAN, DARK, Smile.BRIGHT)
                    .hair(Hair.LONG, 0x2A1B15)
                    .wearing(Clothes.BLOUSE, 0xEADBC8)
                    .at(905, 585, 82, 7),
            face(FaceShape.ROUND, Skin.PEACH, BLUE, Smile.BRIGHT)
                    .hair(Hair.BUN, 0xB9B4AC)
                    .wearing(Clothes.SWEATER, 0x6A4C93)
                    .at(1320, 600, 82, -12),
            face(FaceShape.ROUND, Skin.FAIR, GREEN, Smile.BRIGHT)
                    .hair(Hair.BOB, 0xC0762F)
                    .wearing(Clothes.SHIRT, 0x2F7F83)
                    .at(250, 1010, 97, 15),
            face(FaceShape.SQUARE, Skin.OLIVE, HAZEL, Smile.GENTLE)
                    .hair(Hair.PARTED, 0x3F2618)
                    .beard(Beard.STUBBLE)
                    .wearing(Clothes.SHIRT, 0xC8553D)
                    .at(700, 1030, 98, -25),
            face(FaceShape.OVAL, Skin.DEEP, DARK, Smile.BRIGHT)
                    .hair(Hair.CURLS, 0x2A1D18)
                    .wearing(Clothes.BLOUSE, 0x3D6DB5)
                    .at(1110, 1050, 95, 25),
            face(FaceShape.OVAL, Skin.PEACH, HAZEL, Smile.GENTLE)
                    .hair(Hair.LONG, 0x6E3B1E)
                    .wearing(Clothes.SWEATER, 0x4C8C5B)
                    .at(1490, 1000, 97, 10),
            face(FaceShape.SQUARE, Skin.BROWN, DARK, Smile.BRIGHT)
                    .hair(Hair.CROPPED, 0x1E1714)
                    .wearing(Clothes.SHIRT, 0xEFEFEA)
                    .at(1745, 1020, 98, -13));

    private Group() {}

    static List<KnownFace> draw(Graphics2D g) {
        Park.draw(g);
        // Nobody has legs; the hedge hides where this one ends.
        g.setClip(0, 0, 2000, 700);
        KnownFace far = FAR.draw(g);
        g.setClip(null);
        Park.hedge(g);
        return Stream.concat(Stream.of(far), NEAR.stream().map(person -> person.draw(g)))
                .toList();
    }
}
