package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.format.Gifs;
import dev.maskbot.sandbox.format.Jpegs;
import dev.maskbot.sandbox.format.Pngs;
import dev.maskbot.sandbox.format.WebPs;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.scenario.Scene.Script;
import dev.maskbot.sandbox.x.ImageFile;
import dev.maskbot.sandbox.x.NewPhoto;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A portrait in every format and colour that photos come in, served as it is. */
final class OddPhotos {
    private OddPhotos() {}

    static List<Script> scripts() {
        var portrait = Collage.scaled(Pictures.portrait().image(), 0.5);
        var profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var scripts = new ArrayList<Script>();
        for (var orientation = 1; orientation <= 8; orientation++) {
            add(scripts, "exif " + orientation, Jpegs.turned(portrait, orientation), "MASKED");
        }
        add(scripts, "progressive", Jpegs.progressive(portrait), "MASKED");
        add(scripts, "cmyk", Jpegs.cmyk(portrait), "MASKED");
        add(scripts, "grey jpeg", Jpegs.baseline(as(BufferedImage.TYPE_BYTE_GRAY, portrait)), "MASKED");
        add(scripts, "profiled jpeg", Jpegs.profiled(Jpegs.baseline(portrait), profile), "MASKED");
        add(scripts, "profiled png", Pngs.profiled(Pngs.of(portrait), profile), "MASKED");
        add(scripts, "alpha", Pngs.of(as(BufferedImage.TYPE_INT_ARGB, portrait)), "MASKED");
        add(
                scripts,
                "palette",
                Pngs.of(as(BufferedImage.TYPE_BYTE_INDEXED, portrait)),
                "MASKED",
                "NO_FACE"); // in 216 colours
        add(scripts, "grey png", Pngs.of(as(BufferedImage.TYPE_BYTE_GRAY, portrait)), "MASKED");
        add(scripts, "16 bits", Pngs.of16Bits(portrait), "MASKED");
        add(scripts, "webp", WebPs.of(portrait), "MASKED");
        // nothing at all in every pixel, which is white
        add(scripts, "transparent", Pngs.of(new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB)), "NO_FACE");
        add(scripts, "animated png", Pngs.animated(portrait), "PHOTO_ANIMATED");
        add(scripts, "animated webp", WebPs.animated(portrait), "PHOTO_ANIMATED");
        add(
                scripts,
                "animated gif",
                Gifs.animated(List.of(portrait, as(BufferedImage.TYPE_BYTE_GRAY, portrait))),
                "PHOTO_ANIMATED");
        add(
                scripts,
                "gif of one frame",
                Gifs.animated(List.of(portrait)),
                "PHOTO_ANIMATED"); // one frame: nobody looks for more
        add(scripts, "5 megabytes and a byte", Arrays.copyOf(Jpegs.baseline(portrait), 5 * 1024 * 1024 + 1), "MASKED");
        add(scripts, "10,001 pixels wide", Jpegs.baseline(Collage.tiled(portrait, 10_001, 600)), "MASKED");
        add(scripts, "80 a side", Jpegs.baseline(Collage.tiled(portrait, 80, 80)), "NO_FACE", "MASKED");
        return scripts;
    }

    private static void add(List<Script> scripts, String name, byte[] bytes, String... expected) {
        var photo = new NewPhoto(ImageFile.asIs(bytes), "");
        scripts.add(scene -> scene.summon(scene.draft("@maskbot " + name, photo), expected));
    }

    private static BufferedImage as(int type, BufferedImage picture) {
        var other = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        var graphics = other.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return other;
    }
}
