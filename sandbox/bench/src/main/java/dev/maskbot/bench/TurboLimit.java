package dev.maskbot.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How long libjpeg-turbo takes to decode and encode a picture and do nothing with it, by its own tjbench. */
final class TurboLimit {
    private TurboLimit() {}

    /** Milliseconds; not a number where tjbench is not installed. */
    static double milliseconds(BenchPicture picture) throws IOException, InterruptedException {
        // Its tables end with the megapixels a second: of decoding; before that, of encoding, compression, and
        // decoding.
        var decoding = speed(List.of("tjbench", picture.jpeg().toString()), 1);
        var encoding = speed(List.of("tjbench", picture.ppm().toString(), "85", "-subsamp", "420"), 3);
        return 1000 * picture.megapixels() * (1 / decoding + 1 / encoding);
    }

    private static double speed(List<String> command, int fromTheEnd) throws IOException, InterruptedException {
        var whole = new ArrayList<>(List.of("taskset", "-c", "0"));
        whole.addAll(command);
        whole.addAll(List.of("-quiet", "-nowrite", "-warmup", "1", "-benchtime", "1.5"));
        return Painter.output(whole).stream()
                .filter(line -> line.startsWith("BGR"))
                .map(line -> line.trim().split("\\s+"))
                .mapToDouble(fields -> Double.parseDouble(fields[fields.length - fromTheEnd]))
                .findFirst()
                .orElse(Double.NaN);
    }
}
