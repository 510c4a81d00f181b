package dev.maskbot.processor.paint;

import dev.maskbot.processor.artwork.Mannequin;
import dev.maskbot.processor.photo.Face;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/** A photo with a busy background and three drawn heads, one of them over the edge, and where their faces are. */
record Party(BufferedImage photo, List<Face> faces) {
    static Party of(int width, int height) {
        var photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int wave = (int) (60 * Math.sin(x * 0.11 + y * 0.05) + 50 * Math.cos(y * 0.17));
                int noise = random.nextInt(24);
                photo.setRGB(
                        x, y, clamp(120 + wave + noise) << 16 | clamp(140 - wave + noise) << 8 | clamp(90 + noise));
            }
        }
        var heads = List.of(
                new Mannequin(width * 0.25, height * 0.4, height * 0.09, -20, 15, 0),
                new Mannequin(width * 0.62, height * 0.55, height * 0.12, 12, -30, 5),
                new Mannequin(width * 0.99, height * 0.2, height * 0.07, 0, 0, 0));
        var graphics = photo.createGraphics();
        heads.forEach(head -> head.draw(graphics));
        graphics.dispose();
        return new Party(
                photo, heads.stream().map(head -> head.face(width, height)).toList());
    }

    private static int clamp(int value) {
        return Math.clamp(value, 0, 255);
    }
}
