package dev.maskbot.sandbox.scenario;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.util.function.Consumer;

/** Pictures made of other pictures, which stay as they are. */
final class Collage {
    private Collage() {}

    static BufferedImage scaled(BufferedImage picture, double factor) {
        return stretched(picture, factor, factor);
    }

    static BufferedImage stretched(BufferedImage picture, double across, double down) {
        var width = (int) (picture.getWidth() * across);
        var height = (int) (picture.getHeight() * down);
        return drawn(width, height, graphics -> graphics.drawImage(picture, 0, 0, width, height, null));
    }

    /** Moved so far that a part of it is outside. */
    static BufferedImage cut(BufferedImage picture, int right, int down) {
        return drawn(
                picture.getWidth(), picture.getHeight(), graphics -> graphics.drawImage(picture, right, down, null));
    }

    static BufferedImage turned(BufferedImage picture, double degrees) {
        var turn = AffineTransform.getRotateInstance(
                Math.toRadians(degrees), picture.getWidth() / 2.0, picture.getHeight() / 2.0);
        return drawn(picture.getWidth(), picture.getHeight(), graphics -> graphics.drawImage(picture, turn, null));
    }

    /** As often as it takes, the last ones cut off. */
    static BufferedImage tiled(BufferedImage tile, int width, int height) {
        return drawn(width, height, graphics -> {
            for (var y = 0; y < height; y += tile.getHeight()) {
                for (var x = 0; x < width; x += tile.getWidth()) {
                    graphics.drawImage(tile, x, y, null);
                }
            }
        });
    }

    static BufferedImage over(BufferedImage below, BufferedImage above, int x, int y) {
        return drawn(below.getWidth(), below.getHeight(), graphics -> {
            graphics.drawImage(below, 0, 0, null);
            graphics.drawImage(above, x, y, null);
        });
    }

    /** Without colours. */
    static BufferedImage statue(BufferedImage picture) {
        var grey = new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_GRAY), null).filter(picture, null);
        return drawn(picture.getWidth(), picture.getHeight(), graphics -> graphics.drawImage(grey, 0, 0, null));
    }

    /** In few colours. */
    static BufferedImage cartoon(BufferedImage picture) {
        var cartoon = drawn(picture.getWidth(), picture.getHeight(), graphics -> {});
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                cartoon.setRGB(x, y, (picture.getRGB(x, y) & 0xc0c0c0) | 0x202020);
            }
        }
        return cartoon;
    }

    private static BufferedImage drawn(int width, int height, Consumer<Graphics2D> drawing) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, width, height);
        drawing.accept(graphics);
        graphics.dispose();
        return picture;
    }
}
