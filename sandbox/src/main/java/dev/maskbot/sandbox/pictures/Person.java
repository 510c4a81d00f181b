package dev.maskbot.sandbox.pictures;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/**
 * Somebody in a picture.
 *
 * @param x where the head meets the neck, in pixels, as is y
 * @param size between the centres of the eyes, in pixels
 * @param roll of the head, in degrees, positive clockwise as the viewer sees it
 */
record Person(Look look, double x, double y, double size, double roll) {
    /** From the eyes down to the place the head turns about, in eye distances. */
    private static final double NECK = 1.35;

    KnownFace draw(Graphics2D g) {
        AffineTransform picture = g.getTransform();
        AffineTransform body = new AffineTransform(size, 0, 0, size, x, y);
        AffineTransform head = new AffineTransform(body);
        head.rotate(Math.toRadians(roll));
        head.translate(0, -NECK);

        g.transform(head);
        look.hair().drawBehind(g, look.hairColor());
        g.setTransform(picture);
        g.transform(body);
        look.clothes().draw(g, look.cloth(), look.skin());
        g.setTransform(picture);
        g.transform(head);
        Head.draw(g, look);
        look.hair().drawBefore(g, look.hairColor());
        g.setTransform(picture);
        return look.shape().placed(head, roll);
    }
}
