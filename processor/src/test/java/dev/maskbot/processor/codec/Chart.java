package dev.maskbot.processor.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** Eight patches of known colours, four in a row, on 160 by 80 pixels; and how far a picture is from them. */
final class Chart {
    private static final int[] COLOURS = {
        0xC86432, 0x28508C, 0xEBE1D2, 0x1E1E23, 0x5AA03C, 0xA03C78, 0x808080, 0xF0C828,
    };
    private static final int SIDE = 40;

    private Chart() {}

    static BufferedImage draw(int type) {
        return drawOn(new BufferedImage(4 * SIDE, 2 * SIDE, type));
    }

    static BufferedImage drawOn(BufferedImage picture) {
        var graphics = picture.createGraphics();
        for (int i = 0; i < COLOURS.length; i++) {
            graphics.setColor(new Color(COLOURS[i]));
            graphics.fillRect(i % 4 * SIDE, Math.floorDiv(i, 4) * SIDE, SIDE, SIDE);
        }
        graphics.dispose();
        return picture;
    }

    /** In the middle of each patch. */
    static void assertShown(BufferedImage picture, double deltaE) {
        assertShown(picture, deltaE, COLOURS);
    }

    /** As grey as the eye sees it. */
    static void assertShownGrey(BufferedImage picture, double deltaE) {
        assertShown(picture, deltaE, IntStream.of(COLOURS).map(Chart::grey).toArray());
    }

    static int grey(int rgb) {
        return (int) Math.round(0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF))
                * 0x010101;
    }

    static int colour(int patch) {
        return COLOURS[patch];
    }

    private static void assertShown(BufferedImage picture, double deltaE, int[] expected) {
        for (int i = 0; i < expected.length; i++) {
            int shown = picture.getRGB(i % 4 * SIDE + SIDE / 2, Math.floorDiv(i, 4) * SIDE + SIDE / 2);
            assertThat(deltaE(shown, expected[i]))
                    .as("patch %d is %06x, not %06x", i, shown & 0xFFFFFF, expected[i])
                    .isLessThan(deltaE);
        }
    }

    /** CIE 1976: 2.3 is just noticeable. */
    private static double deltaE(int one, int other) {
        var a = lab(one);
        var b = lab(other);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double[] lab(int rgb) {
        var xyz = ColorSpace.getInstance(ColorSpace.CS_CIEXYZ).fromRGB(new Color(rgb).getRGBColorComponents(null));
        double x = curve(xyz[0] / 0.9642); // D50
        double y = curve(xyz[1]);
        double z = curve(xyz[2] / 0.8249);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double curve(double share) {
        return share > 216.0 / 24_389 ? Math.cbrt(share) : (24_389.0 / 27 * share + 16) / 116;
    }
}
