package dev.maskbot.processor.effect;

import dev.maskbot.processor.mask.Drawing;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** A picture that somebody drew elsewhere. */
record PngDrawing(BufferedImage picture, Rectangle2D extent) implements Drawing {
    /** @throws IllegalArgumentException when there is none, or no place for it */
    static PngDrawing of(Path file, List<Double> extent) {
        if (extent.size() != 4) {
            throw new IllegalArgumentException("a picture's extent is left, top, width and height");
        }
        try (var in = Files.newInputStream(file)) {
            var picture = ImageIO.read(in);
            if (picture == null) {
                throw new IllegalArgumentException(file + " is no picture");
            }
            return new PngDrawing(
                    picture, new Rectangle2D.Double(extent.get(0), extent.get(1), extent.get(2), extent.get(3)));
        } catch (IOException e) {
            throw new IllegalArgumentException("no " + file, e);
        }
    }

    @Override
    public void draw(Graphics2D graphics) {
        var place = AffineTransform.getTranslateInstance(extent.getX(), extent.getY());
        place.scale(extent.getWidth() / picture.getWidth(), extent.getHeight() / picture.getHeight());
        graphics.drawImage(picture, place, null);
    }
}
