package dev.maskbot.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.maskbot.processor.codec.PhotoHeader;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.paint.PhotoPainter;
import dev.maskbot.processor.photo.Box;
import dev.maskbot.processor.photo.Face;
import dev.maskbot.processor.photo.Photo;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Puts three hoods on a photo, again and again, in a process of its own: from bytes in memory to bytes in memory. */
public final class PaintLoop {
    /** A hood reaches beyond the face: so much smaller is the face's box, by estimate. */
    private static final double FACE = 0.6;

    /** Of faces whose hoods about fill the boxes that the others paint into; in those boxes themselves, ours has more to paint. */
    private static final List<Face> FACES = List.of(
            face(0.15, 0.20, 0.12, 0.20, -17), face(0.45, 0.30, 0.16, 0.28, 6.5), face(0.75, 0.25, 0.10, 0.17, 31));

    private PaintLoop() {}

    /** Arguments: the photo, seconds to warm up, seconds to measure. */
    public static void main(String[] args) throws Exception {
        var bytes = Files.readAllBytes(Path.of(args[0]));
        var painter = PhotoPainter.create();
        var effect = Effects.load().named(Effects.DEFAULT);
        Job job = () -> {
            var header = PhotoHeader.read(bytes);
            return painter.paint(new Photo("bench", header.format(), bytes), header, effect, FACES)
                    .bytes()
                    .length;
        };
        run(job, Double.parseDouble(args[1]));
        var cpu = cpuNanos();
        var begun = System.nanoTime();
        var pictures = run(job, Double.parseDouble(args[2]));
        var wall = System.nanoTime() - begun;
        IO.println("cost: %f %f %f"
                .formatted(wall / 1e6 / pictures, (cpuNanos() - cpu) / 1e6 / pictures, peakMegabytes()));
    }

    private interface Job {
        int run() throws Exception;
    }

    private static int run(Job job, double seconds) throws Exception {
        var pictures = 0;
        for (var end = System.nanoTime() + (long) (seconds * 1e9); System.nanoTime() < end; pictures++) {
            if (job.run() == 0) {
                throw new IllegalStateException("no picture");
            }
        }
        return pictures;
    }

    private static Face face(double left, double top, double width, double height, double roll) {
        double margin = (1 - FACE) / 2;
        var box = new Box(left + margin * width, top + margin * height, FACE * width, FACE * height);
        return new Face(box, Map.of(), roll, 0, 0, 99);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Linux; elsewhere nothing. */
    private static double peakMegabytes() throws Exception {
        var status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                        .sum()
                : 0;
    }
}
