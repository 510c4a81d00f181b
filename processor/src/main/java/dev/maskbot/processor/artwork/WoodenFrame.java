package dev.maskbot.processor.artwork;

import dev.maskbot.processor.mask.Reframing;
import dev.maskbot.processor.photo.Face;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Random;

/** The photo as an old print, cut so that the faces are in its middle, behind a mount in a wooden frame. */
public final class WoodenFrame implements Reframing {
    /** Of the photo, in each direction: nobody wants to lose more. */
    private static final double SMALLEST_CUT = 0.6;

    // Of the shorter side of the print.
    private static final double WOOD = 0.07;
    private static final double MOUNT = 0.05;

    private static final Color PAPER = new Color(0xf3ead7);

    @Override
    public BufferedImage apply(BufferedImage photo, List<Face> faces) {
        var cut = cut(photo.getWidth(), photo.getHeight(), faces);
        var framed = new BufferedImage(cut.width, cut.height, BufferedImage.TYPE_INT_RGB);
        double side = Math.min(cut.width, cut.height);
        double border = (WOOD + MOUNT) * side;
        var graphics = framed.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, cut.width, cut.height);
        int inset = (int) Math.round(border);
        graphics.drawImage(
                photo,
                inset,
                inset,
                cut.width - inset,
                cut.height - inset,
                cut.x,
                cut.y,
                cut.x + cut.width,
                cut.y + cut.height,
                null);
        tint(framed, new Rectangle(inset, inset, cut.width - 2 * inset, cut.height - 2 * inset));
        bevel(graphics, new Rectangle(inset, inset, cut.width - 2 * inset, cut.height - 2 * inset), side / 250);
        wood(graphics, cut.width, cut.height, WOOD * side);
        graphics.dispose();
        return framed;
    }

    /** As much of the photo as lies evenly around the middle of all faces, but not less than a share of it. */
    static Rectangle cut(int width, int height, List<Face> faces) {
        var all = faces.stream()
                .map(face -> face.box())
                .map(box -> (Rectangle2D)
                        new Rectangle2D.Double(box.left(), box.top(), Math.abs(box.width()), Math.abs(box.height())))
                .reduce(Rectangle2D::createUnion)
                .orElse(new Rectangle2D.Double(0, 0, 1, 1));
        double x = Math.clamp(all.getCenterX(), 0, 1);
        double y = Math.clamp(all.getCenterY(), 0, 1);
        double across = Math.clamp(2 * Math.min(x, 1 - x), Math.max(SMALLEST_CUT, Math.min(1, all.getWidth())), 1);
        double down = Math.clamp(2 * Math.min(y, 1 - y), Math.max(SMALLEST_CUT, Math.min(1, all.getHeight())), 1);
        int columns = Math.max(1, (int) (across * width));
        int rows = Math.max(1, (int) (down * height));
        return new Rectangle(
                Math.clamp(Math.round(x * width - columns / 2.0), 0, width - columns),
                Math.clamp(Math.round(y * height - rows / 2.0), 0, height - rows),
                columns,
                rows);
    }

    /** Sepia, half way. */
    private static void tint(BufferedImage picture, Rectangle area) {
        var rgb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                int at = y * picture.getWidth() + x;
                int red = rgb[at] >> 16 & 0xFF;
                int green = rgb[at] >> 8 & 0xFF;
                int blue = rgb[at] & 0xFF;
                int grey = (77 * red + 150 * green + 29 * blue) >> 8;
                rgb[at] = mixed(red, Math.min(255, (grey * 275) >> 8)) << 16
                        | mixed(green, (grey * 245) >> 8) << 8
                        | mixed(blue, (grey * 200) >> 8);
            }
        }
    }

    private static int mixed(int colour, int sepia) {
        return (3 * colour + 7 * sepia) / 10;
    }

    private static void bevel(Graphics2D graphics, Rectangle area, double width) {
        graphics.setStroke(new BasicStroke((float) Math.max(1, width)));
        graphics.setColor(new Color(0x8a7a5c));
        graphics.draw(area);
    }

    /** Four boards with mitred corners, their grain along them, lit from the upper left. */
    private static void wood(Graphics2D graphics, int width, int height, double thickness) {
        var corners = new double[][] {{0, 0}, {width, 0}, {width, height}, {0, height}};
        var random = new Random(4711);
        for (int i = 0; i < 4; i++) {
            var from = corners[i];
            var to = corners[(i + 1) % 4];
            var board = new Path2D.Double();
            board.moveTo(from[0], from[1]);
            board.lineTo(to[0], to[1]);
            board.lineTo(inner(to[0], width, thickness), inner(to[1], height, thickness));
            board.lineTo(inner(from[0], width, thickness), inner(from[1], height, thickness));
            board.closePath();
            var clip = graphics.getClip();
            boolean lit = i == 0 || i == 3;
            graphics.setPaint(new GradientPaint(
                    (float) from[0],
                    (float) from[1],
                    new Color(lit ? 0x8a5a33 : 0x5f3b1f),
                    (float) inner(from[0], width, thickness),
                    (float) inner(from[1], height, thickness),
                    new Color(lit ? 0x5a3619 : 0x7d5130)));
            graphics.fill(board);
            graphics.clip(board);
            grain(graphics, random, i % 2 == 0, width, height, thickness);
            graphics.setClip(clip);
        }
    }

    private static void grain(
            Graphics2D graphics, Random random, boolean lying, int width, int height, double thickness) {
        graphics.setStroke(new BasicStroke((float) Math.max(0.7, thickness / 60)));
        for (int line = 0; line < 40; line++) {
            double at = random.nextDouble(thickness);
            double lean = random.nextDouble(-0.06, 0.06) * thickness;
            graphics.setColor(new Color(40, 20, 8, 20 + random.nextInt(50)));
            for (double offset : new double[] {0, (lying ? height : width) - thickness}) {
                graphics.draw(
                        lying
                                ? new Line2D.Double(0, offset + at, width, offset + at + lean)
                                : new Line2D.Double(offset + at, 0, offset + at + lean, height));
            }
        }
    }

    private static double inner(double outer, double length, double thickness) {
        return outer == 0 ? thickness : length - thickness;
    }
}
