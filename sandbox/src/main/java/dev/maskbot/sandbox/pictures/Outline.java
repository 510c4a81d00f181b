package dev.maskbot.sandbox.pictures;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.regex.Pattern;

/** Builds outlines from SVG path data: the absolute commands M, L, Q, C and Z. */
final class Outline {
    private static final Pattern COMMAND = Pattern.compile("([MLQCZ])([^MLQCZ]*)");
    private static final Pattern GAP = Pattern.compile("[\\s,]+");

    private Outline() {}

    static Path2D of(String data) {
        Path2D path = new Path2D.Double();
        COMMAND.matcher(data).results().forEach(command -> {
            double[] n = numbers(command.group(2));
            switch (command.group(1)) {
                case "M" -> path.moveTo(n[0], n[1]);
                case "L" -> path.lineTo(n[0], n[1]);
                case "Q" -> path.quadTo(n[0], n[1], n[2], n[3]);
                case "C" -> path.curveTo(n[0], n[1], n[2], n[3], n[4], n[5]);
                default -> path.closePath();
            }
        });
        return path;
    }

    /** The outline and its mirror image in the y axis, as one. */
    static Path2D mirrored(Path2D half) {
        Path2D whole = new Path2D.Double(half);
        whole.append(half.getPathIterator(AffineTransform.getScaleInstance(-1, 1)), false);
        return whole;
    }

    private static double[] numbers(String text) {
        return GAP.splitAsStream(text.strip())
                .filter(number -> !number.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
