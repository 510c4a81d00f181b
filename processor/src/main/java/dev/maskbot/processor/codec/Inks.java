package dev.maskbot.processor.codec;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;

/** Makes colours for screens of those for print: cyan, magenta, yellow and black. */
final class Inks {
    private static final int YCCK = 2;
    private static final int BANDS = 4;

    private Inks() {}

    /**
     * By the profile that came with it, else by what ideal inks would look like.
     *
     * @param raster of four bands as a JPEG has them
     */
    static BufferedImage toRgb(Raster raster, PhotoHeader header) {
        var transform = header.jpeg().orElseThrow().transform();
        var rgb = new BufferedImage(raster.getWidth(), raster.getHeight(), BufferedImage.TYPE_INT_RGB);
        var inks = Raster.createInterleavedRaster(0, raster.getWidth(), 1, BANDS, null);
        var profile = header.icc().filter(icc -> !icc.isRgb()).map(IccProfile::bytes);
        var toScreen = profile.map(bytes -> new ColorConvertOp(
                new ICC_ColorSpace(ICC_Profile.getInstance(bytes)), ColorSpace.getInstance(ColorSpace.CS_sRGB), null));
        var row = new int[raster.getWidth() * BANDS];
        var out = new int[raster.getWidth()];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int i = 0; i < row.length; i += BANDS) {
                if (transform.isPresent() && transform.get() == YCCK) {
                    separate(row, i);
                } else if (transform.isPresent()) {
                    invert(row, i);
                }
            }
            if (toScreen.isPresent()) {
                inks.setPixels(0, 0, raster.getWidth(), 1, row);
                toScreen.get()
                        .filter(inks, rgb.getRaster().createWritableChild(0, y, raster.getWidth(), 1, 0, 0, null));
            } else {
                for (int x = 0; x < out.length; x++) {
                    out[x] = ideal(row, x * BANDS);
                }
                rgb.setRGB(0, y, out.length, 1, out, 0, out.length);
            }
        }
        return rgb;
    }

    /** Adobe stores what is left of the paper, not the ink. */
    private static void invert(int[] row, int at) {
        for (int i = at; i < at + BANDS; i++) {
            row[i] = 255 - row[i];
        }
    }

    /** From brightness, two differences and what black leaves, to the inks. */
    private static void separate(int[] row, int at) {
        double brightness = row[at];
        double blue = row[at + 1] - 128;
        double red = row[at + 2] - 128;
        row[at] = clamp(brightness + 1.402 * red);
        row[at + 1] = clamp(brightness - 0.344136 * blue - 0.714136 * red);
        row[at + 2] = clamp(brightness + 1.772 * blue);
        row[at + 3] = 255 - row[at + 3];
    }

    private static int ideal(int[] inks, int at) {
        int paper = 255 - inks[at + 3];
        return part(inks[at], paper) << 16 | part(inks[at + 1], paper) << 8 | part(inks[at + 2], paper);
    }

    private static int part(int ink, int paper) {
        return ((255 - ink) * paper + 127) / 255;
    }

    private static int clamp(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
