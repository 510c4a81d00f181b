package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.format.Jpegs;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.scenario.Scene.Script;
import dev.maskbot.sandbox.x.NewPhoto;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Nobody, crowds, and faces that are turned, cut, tiny, printed or of stone; what is found in most is the detector's. */
final class OddFaces {
    private OddFaces() {}

    static List<Script> scripts() {
        var portrait = Collage.scaled(Pictures.portrait().image(), 0.5);
        var landscape = Collage.scaled(Pictures.landscape().image(), 0.5);
        var width = portrait.getWidth();
        var height = portrait.getHeight();
        var scripts = new ArrayList<Script>();
        add(scripts, "one", portrait, "MASKED");
        add(scripts, "nobody", landscape, "NO_FACE");
        add(scripts, "nine", Collage.scaled(Pictures.group().image(), 0.5), "MASKED");
        add(scripts, "forbidden", Collage.scaled(Pictures.forbidden().image(), 0.5), "NOT_ALLOWED");
        add(scripts, "a hundred", Collage.tiled(Collage.scaled(portrait, 0.3), 2_000, 2_500), "MASKED"); // 11 by 11
        add(scripts, "overlapping", Collage.over(portrait, portrait, width / 4, height / 10), "MASKED", "NO_FACE");
        add(scripts, "on a shirt", Collage.over(portrait, Collage.scaled(portrait, 0.15), width / 2, height * 4 / 5));
        add(scripts, "tiny", Collage.over(landscape, Collage.scaled(portrait, 0.1), 100, 300)); // of 20 pixels
        add(scripts, "cut at its left", Collage.cut(portrait, width / 2, 0));
        add(scripts, "cut at its right", Collage.cut(portrait, -width / 2, 0));
        add(scripts, "cut at its top", Collage.cut(portrait, 0, height / 2));
        add(scripts, "cut at its bottom", Collage.cut(portrait, 0, -height / 2));
        for (var degrees : new int[] {-60, -45, -30, -15, 15, 30, 45, 60, 180}) {
            add(scripts, "turned by " + degrees, Collage.turned(portrait, degrees));
        }
        add(scripts, "narrow", Collage.stretched(portrait, 0.5, 1)); // about what a face is from the side
        add(scripts, "wide", Collage.stretched(portrait, 1.2, 0.8)); // and a baby's
        add(scripts, "of stone", Collage.statue(portrait));
        add(scripts, "in few colours", Collage.cartoon(portrait));
        return scripts;
    }

    /**
     * One of which the detector may or may not see a face. They are near copies of each other: what the bot has made of one
     * may be more like the next than that is like the first.
     */
    private static void add(List<Script> scripts, String name, BufferedImage picture) {
        add(scripts, name, picture, "MASKED", "NO_FACE", "OWN_OUTPUT");
    }

    private static void add(List<Script> scripts, String name, BufferedImage picture, String... expected) {
        var photo = new NewPhoto(Jpegs.baseline(picture), "");
        scripts.add(scene -> scene.summon(scene.draft("@maskbot " + name, photo), expected));
    }
}
