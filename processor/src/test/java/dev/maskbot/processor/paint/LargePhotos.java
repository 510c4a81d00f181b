package dev.maskbot.processor.paint;

import dev.maskbot.processor.codec.Jpegs;
import dev.maskbot.processor.codec.PhotoHeader;
import dev.maskbot.processor.codec.Pngs;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.photo.MemoryBudget;
import dev.maskbot.processor.photo.Photo;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Four photos of 12 megapixels at once, as the pipeline paints them. */
final class LargePhotos {
    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;

    private LargePhotos() {}

    /** Writes four of the kind that takes most memory. */
    static List<Path> write(Path folder) throws Exception {
        var picture = Party.of(WIDTH, HEIGHT).photo();
        var jpeg = Jpegs.ORDINARY.encode(picture);
        var alpha = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_4BYTE_ABGR);
        return List.of(
                Files.write(folder.resolve("plain.jpg"), jpeg),
                Files.write(folder.resolve("turned.jpg"), Jpegs.turned(jpeg, 6)),
                Files.write(
                        folder.resolve("progressive.jpg"),
                        Jpegs.turned(Jpegs.ORDINARY.inScans().encode(picture), 3)),
                Files.write(folder.resolve("alpha.png"), Pngs.of(alpha)));
    }

    /** Arguments: {@code java} to do without libjpeg-turbo, and the photos. */
    public static void main(String[] args) throws Exception {
        var painter = args[0].equals("java") ? PhotoPainter.inJava() : PhotoPainter.create();
        var memory = new MemoryBudget(100);
        var effect = Effects.load().named("ninja");
        var faces = Party.of(400, 300).faces(); // fractions: they fit any size
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var works = List.of(args).subList(1, args.length).stream()
                    .map(file -> (Callable<Integer>) () -> {
                        var bytes = Files.readAllBytes(Path.of(file));
                        var header = PhotoHeader.read(bytes);
                        var photo = new Photo(file, header.format(), bytes);
                        Photo plain;
                        try (var _ = memory.claim(painter.memory(header))) {
                            plain = painter.plain(photo, header);
                        }
                        var again = PhotoHeader.read(plain.bytes());
                        try (var _ = memory.claim(painter.memory(plain, again, effect))) {
                            return painter.paint(plain, again, effect, faces).bytes().length;
                        }
                    })
                    .toList();
            for (var size : threads.invokeAll(works)) {
                IO.println("painted: " + size.get());
            }
        }
        IO.println("peak: " + ChildJvm.peakMegabytes());
    }
}
