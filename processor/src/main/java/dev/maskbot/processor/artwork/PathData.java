package dev.maskbot.processor.artwork;

import java.awt.geom.Path2D;
import java.util.Locale;
import java.util.Scanner;

/** Reads the part of SVG's path data that the drawings need: M, L, C and Z, absolute, separated by blanks. */
final class PathData {
    private PathData() {}

    static Path2D parse(String data) {
        var path = new Path2D.Double();
        try (var in = new Scanner(data).useLocale(Locale.ROOT)) {
            while (in.hasNext()) {
                switch (in.next()) {
                    case "M" -> path.moveTo(in.nextDouble(), in.nextDouble());
                    case "L" -> path.lineTo(in.nextDouble(), in.nextDouble());
                    case "C" ->
                        path.curveTo(
                                in.nextDouble(),
                                in.nextDouble(),
                                in.nextDouble(),
                                in.nextDouble(),
                                in.nextDouble(),
                                in.nextDouble());
                    case "Z" -> path.closePath();
                    case String command -> throw new IllegalArgumentException("Not a path command: " + command);
                }
            }
        }
        return path;
    }
}
