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
    private PaintLoop() {}

    /** Arguments: the face's share of the boxes' sides, the photo, seconds to warm up, seconds to measure, where to write it. */
    public static void main(String[] args) throws Exception {
        var faces = faces(Double.parseDouble(args[0]));
        var bytes = Files.readAllBytes(Path.of(args[1]));
        var painter = PhotoPainter.create();
        var effect = Effects.load().named(Effects.DEFAULT);
        Job job = () -> {
            var header = PhotoHeader.read(bytes);
            return painter.paint(new Photo("bench", header.format(), bytes), header, effect, faces)
                    .bytes();
        };
        var started = System.nanoTime();
        Files.write(Path.of(args[4]), job.run());
        var first = System.nanoTime() - started;
        run(job, Double.parseDouble(args[2]));
        var cpu = cpuNanos();
        var begun = System.nanoTime();
        var pictures = run(job, Double.parseDouble(args[3]));
        var wall = System.nanoTime() - begun;
        IO.println("cost: %f %f %f %f"
                .formatted(wall / 1e6 / pictures, (cpuNanos() - cpu) / 1e6 / pictures, peakMegabytes(), first / 1e6));
    }

    /** The boxes of all painters, in shares of the picture. */
    private static List<Face> faces(double share) {
        return List.of(
                face(0.15, 0.20, 0.12, 0.20, -17, share),
                face(0.45, 0.30, 0.16, 0.28, 6.5, share),
                face(0.75, 0.25, 0.10, 0.17, 31, share));
    }

    private interface Job {
        byte[] run() throws Exception;
    }

    private static int run(Job job, double seconds) throws Exception {
        var pictures = 0;
        for (var end = System.nanoTime() + (long) (seconds * 1e9); System.nanoTime() < end; pictures++) {
            if (job.run().length == 0) {
                throw new IllegalStateException("no picture");
            }
        }
        return pictures;
    }

    private static Face face(double left, double top, double width, double height, double roll, double share) {
        double margin = (1 - share) / 2;
        var box = new Box(left + margin * width, top + margin * height, share * width, share * height);
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
