package dev.maskbot.bench;

import dev.maskbot.bench.Painter.Cost;
import dev.maskbot.processor.artwork.NinjaHood;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Measures masking against other ways to do it, and against libjpeg-turbo alone; each in turn, on one core, with one
 * thread. All get the same photo in memory, put the same hood on three places of it, turned, and make a JPEG in memory.
 *
 * <ul>
 *   <li>maskbot: our painter in a JVM as it is deployed ({@code processor/jvm.options}), but for a heap of 64 MB, after
 *       its compiler is done, which takes 15 s on the one core; the others have 3 s to warm up. It fits
 *       a hood to a face, and a hood is larger than a face: the faces are so much smaller than the places that the hoods
 *       are about as large as those of the others. The table tells how much of the picture each has painted.
 *   <li>maskbot, faces as large: the same, but the places are the faces, and the hoods reach beyond them.
 *   <li>maskbot, C1: the first, without the optimising compiler.
 *   <li>Pillow, as in 2017; sharp: the hood as a picture of 600 x 720, turned, squeezed into the place, pasted; q85.
 *   <li>ImageMagick: the same by its command, from file to file, a process for each picture.
 *   <li>libjpeg-turbo alone: {@code tjbench} decodes the picture and encodes it at q85, and paints nothing.
 * </ul>
 */
public final class PaintBench {
    private static final int ROUNDS = 3;

    /** Seconds; C2 compiles on the same core for so long, which on an instance is the first minute of months. */
    private static final int COMPILING = 15;

    private static final int WARM_UP = 3;
    private static final String OURS = "maskbot";

    /** Of a place, so that the hood is about as large as it: the others' hoods shrink as they are turned. */
    private static final double HOOD = 0.6;

    private static final String PILLOW = "Pillow, as in 2017";
    private static final String LIMIT = "libjpeg-turbo alone";

    private PaintBench() {}

    /** Prints a table, and a line of results at the end. Argument: how many rounds, of which the medians are taken. */
    public static void main(String[] args) throws Exception {
        var rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        var home = Path.of(System.getProperty("maskbot.home"));
        var folder = Files.createTempDirectory("maskbot-bench");
        try {
            run(home, folder, rounds);
        } finally {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static void run(Path home, Path folder, int rounds) throws IOException, InterruptedException {
        var mask = mask(folder.resolve("mask.png"));
        var out = folder.resolve("out.jpg");
        var pictures = List.of(
                BenchPicture.make(folder, 2048, 1536, false),
                BenchPicture.make(folder, 4096, 3072, false),
                BenchPicture.make(folder, 2048, 1536, true));
        var painters = painters(home, mask);
        var medians = new LinkedHashMap<String, Map<String, Cost>>();
        for (var picture : pictures) {
            var costs = new LinkedHashMap<String, List<Cost>>();
            var painted = new LinkedHashMap<String, Double>();
            for (var round = 0; round < rounds; round++) {
                for (var painter : painters) {
                    var cost = painter.measure(picture.jpeg(), out);
                    if (cost.isPresent()) {
                        costs.computeIfAbsent(painter.name(), _ -> new ArrayList<>())
                                .add(cost.get());
                        if (round == 0) {
                            painted.put(painter.name(), picture.painted(out));
                        }
                    }
                }
                costs.computeIfAbsent(LIMIT, _ -> new ArrayList<>())
                        .add(new Cost(TurboLimit.milliseconds(picture), Double.NaN, Double.NaN, Double.NaN));
            }
            var median = new LinkedHashMap<String, Cost>();
            costs.forEach((name, all) -> median.put(name, Cost.median(all)));
            print(picture, median, painted);
            medians.put(picture.name(), median);
        }
        IO.println(
                "result: pillow_ratio_2048=%.2f pillow_ratio_4096=%.2f pillow_ratio_progressive=%.2f limit_ratio=%.2f rss_mb=%.0f"
                        .formatted(
                                ratio(medians.get("2048"), PILLOW),
                                ratio(medians.get("4096"), PILLOW),
                                ratio(medians.get("2048_progressive"), PILLOW),
                                medians.values().stream()
                                        .mapToDouble(each -> ratio(each, LIMIT))
                                        .max()
                                        .orElseThrow(),
                                medians.get("4096").get(OURS).megabytes()));
    }

    private static List<Painter> painters(Path home, Path mask) throws IOException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var options = "@" + home.resolve("processor/jvm.options");
        var peers = home.resolve("sandbox/bench/peers");
        return List.of(
                ours(OURS, COMPILING, HOOD, java, options),
                ours("maskbot, faces as large", COMPILING, 1, java, options),
                ours("maskbot, C1", WARM_UP, HOOD, java, options, "-XX:TieredStopAtLevel=1"),
                peer(PILLOW, mask, "/usr/bin/python3", peers.resolve("pillow.py")),
                peer("sharp", mask, "node", peers.resolve("sharp.mjs")),
                peer("ImageMagick", mask, "/usr/bin/python3", peers.resolve("imagemagick.py")));
    }

    private static Painter ours(String name, int warmUp, double share, String java, String... options) {
        var command = new ArrayList<>(List.of("taskset", "-c", "0", java));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Xms64m",
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                PaintLoop.class.getName(),
                Double.toString(share)));
        return new Painter(name, warmUp, command);
    }

    private static Painter peer(String name, Path mask, String program, Path script) {
        return new Painter(name, WARM_UP, List.of("taskset", "-c", "0", program, script.toString(), mask.toString()));
    }

    /** The hood as a picture: others have no drawings. */
    private static Path mask(Path file) throws IOException {
        var hood = new NinjaHood();
        var picture = new BufferedImage(600, 720, BufferedImage.TYPE_INT_ARGB);
        var graphics = picture.createGraphics();
        graphics.scale(600 / hood.extent().getWidth(), 720 / hood.extent().getHeight());
        graphics.translate(-hood.extent().getX(), -hood.extent().getY());
        hood.draw(graphics);
        graphics.dispose();
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    private static double ratio(Map<String, Cost> costs, String other) {
        return costs.containsKey(other)
                ? costs.get(OURS).wall() / costs.get(other).wall()
                : Double.NaN;
    }

    private static void print(BenchPicture picture, Map<String, Cost> costs, Map<String, Double> painted) {
        IO.println("%n%-24s %8s %8s %8s %8s %8s %8s"
                .formatted(picture.name(), "ms", "CPU ms", "first", "peak MB", "painted", "to limit"));
        costs.forEach((name, cost) -> IO.println("%-24s %8.1f %8.1f %8.0f %8.0f %7.1f%% %8.2f"
                .formatted(
                        name,
                        cost.wall(),
                        cost.cpu(),
                        cost.first(),
                        cost.megabytes(),
                        100 * painted.getOrDefault(name, 0.0),
                        cost.wall() / costs.get(LIMIT).wall())));
    }
}
