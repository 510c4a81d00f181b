package dev.maskbot.bench;

import java.awt.AlphaComposite;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/**
 * A picture with as much in it as a photo has, as a JPEG of quality 85 and as a PPM.
 *
 * @param name by which it is in the table
 */
record BenchPicture(String name, int width, int height, Path jpeg, Path ppm) {
    private static final int NOISE = 24;

    static BenchPicture make(Path folder, int width, int height, boolean progressive) throws IOException {
        var name = width + (progressive ? "_progressive" : "");
        var picture =
                new BenchPicture(name, width, height, folder.resolve(name + ".jpg"), folder.resolve(name + ".ppm"));
        var pixels = draw(width, height);
        picture.writeJpeg(pixels, progressive);
        picture.writePpm(pixels);
        return picture;
    }

    double megapixels() {
        return width * height / 1e6;
    }

    /** The share of pixels that are another colour in what was made of it, more than encoding again would make them. */
    double painted(Path out) throws IOException {
        var before = ImageIO.read(jpeg.toFile());
        var after = ImageIO.read(out.toFile());
        long changed = 0;
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                changed += Math.abs(green(before, x, y) - green(after, x, y)) > NOISE ? 1 : 0;
            }
        }
        return (double) changed / width / height;
    }

    private static int green(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) >> 8 & 0xFF;
    }

    /** Colours at random, ever finer and fainter: how much there is of each size in what people photograph. */
    private static BufferedImage draw(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        var random = new Random(1);
        var share = 1f;
        for (var columns = 4; columns <= width / 2; columns *= 2) {
            var rows = columns * 3 / 4;
            var grid = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
            for (var i = 0; i < columns * rows; i++) {
                var grey = random.nextInt(256);
                grid.setRGB(i % columns, i / columns, tinted(grey, random) << 16 | grey << 8 | tinted(grey, random));
            }
            graphics.setComposite(AlphaComposite.SrcOver.derive(share));
            graphics.drawImage(grid, 0, 0, width, height, null);
            share = Math.max(0.04f, share * 0.55f);
        }
        graphics.dispose();
        return picture;
    }

    private static int tinted(int grey, Random random) {
        return Math.clamp(grey + random.nextInt(81) - 40, 0, 255);
    }

    private void writeJpeg(BufferedImage pixels, boolean progressive) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0.85f);
        parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        try (var out = ImageIO.createImageOutputStream(jpeg.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(pixels, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    private void writePpm(BufferedImage pixels) throws IOException {
        try (OutputStream out = Files.newOutputStream(ppm)) {
            out.write("P6 %d %d 255\n".formatted(width, height).getBytes());
            var row = new byte[3 * width];
            for (var y = 0; y < height; y++) {
                for (var x = 0; x < width; x++) {
                    var rgb = pixels.getRGB(x, y);
                    row[3 * x] = (byte) (rgb >> 16);
                    row[3 * x + 1] = (byte) (rgb >> 8);
                    row[3 * x + 2] = (byte) rgb;
                }
                out.write(row);
            }
        }
    }
}
