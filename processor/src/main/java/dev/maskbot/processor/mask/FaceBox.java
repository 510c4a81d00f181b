package dev.maskbot.processor.mask;

import dev.maskbot.processor.photo.Face;
import java.awt.geom.Point2D;

/** A face's box in pixels, turned with the face: its breadth goes from ear to ear, its length from forehead to chin. */
record FaceBox(Point2D middle, double breadth, double length) {

    static FaceBox of(Face face, int width, int height) {
        var box = face.box();
        var middle =
                new Point2D.Double((box.left() + box.width() / 2) * width, (box.top() + box.height() / 2) * height);
        double across = box.width() * width;
        double down = box.height() * height;
        // A box wider than high around a face that lies on its side is upright, not turned with the face.
        boolean lying = across > down && Math.abs(Math.cos(Math.toRadians(face.roll()))) < Math.sqrt(0.5);
        return lying ? new FaceBox(middle, down, across) : new FaceBox(middle, across, down);
    }

    boolean hasExtent() {
        return breadth > 0 && length > 0 && Double.isFinite(diagonal() + middle.getX() + middle.getY());
    }

    double diagonal() {
        return Math.hypot(breadth, length);
    }
}
