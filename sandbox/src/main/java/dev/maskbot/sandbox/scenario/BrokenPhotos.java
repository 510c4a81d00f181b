package dev.maskbot.sandbox.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.maskbot.sandbox.format.Gifs;
import dev.maskbot.sandbox.format.Jpegs;
import dev.maskbot.sandbox.format.Pngs;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.scenario.Scene.Script;
import dev.maskbot.sandbox.x.ImageFile;
import dev.maskbot.sandbox.x.NewPhoto;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Bytes that are no photo, or that are made to hurt whoever decodes them; served as they are. */
final class BrokenPhotos {
    private BrokenPhotos() {}

    static List<Script> scripts() {
        var portrait = Pictures.portrait().jpeg();
        var small = Collage.scaled(Pictures.portrait().image(), 0.25);
        var scripts = new ArrayList<Script>();
        add(scripts, "nothing", new byte[0], "NOT_A_PHOTO");
        add(scripts, "a header alone", Arrays.copyOf(portrait, 700), "NOT_A_PHOTO", "NO_FACE");
        add(
                scripts,
                "half a photo",
                Arrays.copyOf(portrait, portrait.length / 2),
                "MASKED",
                "NO_FACE"); // what there is
        add(scripts, "a page", "<!doctype html><title>no photo</title>".getBytes(ISO_8859_1), "NOT_A_PHOTO");
        add(
                scripts,
                "a drawing that reads files",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/></svg>"
                        .getBytes(ISO_8859_1),
                "NOT_A_PHOTO");
        add(scripts, "an archive", "PK\3\4photo.jpg".getBytes(ISO_8859_1), "NOT_A_PHOTO");
        add(scripts, "noise", noise(50_000), "NOT_A_PHOTO");
        add(scripts, "a garbled png", garbled(Pngs.of(small)), "NOT_A_PHOTO");
        add(scripts, "a garbled jpeg", garbled(Jpegs.baseline(small)), "MASKED", "NO_FACE", "NOT_A_PHOTO");
        // pixel floods: small files that ask for gigabytes
        add(scripts, "a line of 500 megapixels", Pngs.header(1, 500_000_000), "PHOTO_TOO_LARGE");
        add(scripts, "3.6 gigapixels", Pngs.header(60_000, 60_000), "PHOTO_TOO_LARGE");
        add(scripts, "4 billion a side", Pngs.header(-1, -1), "NOT_A_PHOTO");
        add(scripts, "64,250 a side", Jpegs.header(64_250, 64_250), "PHOTO_TOO_LARGE");
        add(scripts, "a gif of 2 gigapixels", Gifs.header(65_535, 32_767), "PHOTO_ANIMATED");
        add(
                scripts,
                "a profile of 100 megabytes",
                Pngs.profiled(Pngs.of(small), new byte[100_000_000]),
                "PHOTO_HARMFUL");
        add(
                scripts,
                "a profile of 2 megabytes",
                Jpegs.profiled(Jpegs.baseline(small), new byte[2_000_000]),
                "PHOTO_HARMFUL");
        add(scripts, "a thousand scans", Jpegs.refined(small, 1_000), "PHOTO_HARMFUL");
        add(scripts, "a webp that ends", "RIFF\0\0\0\0WEBPVP8X".getBytes(ISO_8859_1), "NOT_A_PHOTO");
        add(scripts, "heic", "\0\0\0\u001cftypheic\0\0\0\0mif1heic".getBytes(ISO_8859_1), "PHOTO_HEIC");
        add(scripts, "avif", "\0\0\0\u001cftypavif\0\0\0\0avifmif1".getBytes(ISO_8859_1), "PHOTO_AVIF");
        add(scripts, "mp4", "\0\0\0\u0018ftypisom\0\0\0\0isommp42".getBytes(ISO_8859_1), "PHOTO_ANIMATED");
        add(scripts, "20 megabytes behind it", Arrays.copyOf(portrait, 21_000_000), "PHOTO_TOO_LARGE");
        add(scripts, "one pixel", blank(1, 1), "PHOTO_TOO_SMALL");
        add(scripts, "79 a side", blank(79, 79), "PHOTO_TOO_SMALL");
        add(scripts, "20 pixels high", blank(4_000, 20), "PHOTO_TOO_SMALL");
        return scripts;
    }

    private static void add(List<Script> scripts, String name, byte[] bytes, String... expected) {
        var photo = new NewPhoto(ImageFile.asIs(bytes), "");
        scripts.add(scene -> scene.summon(scene.draft("@maskbot " + name, photo), expected));
    }

    private static byte[] blank(int width, int height) {
        return Jpegs.baseline(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
    }

    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new SplittableRandom(7).nextBytes(bytes);
        return bytes;
    }

    /** Of which the second half is noise. */
    private static byte[] garbled(byte[] photo) {
        var noise = noise(photo.length / 2);
        System.arraycopy(noise, 0, photo, photo.length - noise.length, noise.length);
        return photo;
    }
}
