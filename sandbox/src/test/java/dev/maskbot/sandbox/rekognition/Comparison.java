package dev.maskbot.sandbox.rekognition;

import dev.maskbot.sandbox.pictures.Box;
import dev.maskbot.sandbox.pictures.KnownFace;
import dev.maskbot.sandbox.pictures.Landmark;
import dev.maskbot.sandbox.pictures.Picture;
import dev.maskbot.sandbox.pictures.Point;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import software.amazon.awssdk.services.rekognition.model.BoundingBox;
import software.amazon.awssdk.services.rekognition.model.FaceDetail;

/** The truth about a face of a picture beside what was found. */
record Comparison(Picture picture, KnownFace known, FaceDetail found) {
    /** How much of both boxes is in each other: intersection over union. */
    double overlap() {
        Box truth = known.box();
        Rectangle2D there = new Rectangle2D.Double(truth.left(), truth.top(), truth.width(), truth.height());
        BoundingBox box = found.boundingBox();
        Rectangle2D here = new Rectangle2D.Double(
                box.left() * width(), box.top() * height(), box.width() * width(), box.height() * height());
        Rectangle2D both = there.createIntersection(here);
        return both.isEmpty() ? 0 : area(both) / (area(there) + area(here) - area(both));
    }

    /** How far a landmark is from where it should be, in eye distances. */
    double error(Landmark landmark) {
        String type = dev.maskbot.sandbox.rekognition.Landmark.valueOf(landmark.name()).type;
        Point truth = known.at(landmark);
        return found.landmarks().stream()
                        .filter(place -> place.typeAsString().equals(type))
                        .mapToDouble(place ->
                                Point2D.distance(place.x() * width(), place.y() * height(), truth.x(), truth.y()))
                        .findFirst()
                        .orElseThrow()
                / known.eyeDistance();
    }

    private double width() {
        return picture.image().getWidth();
    }

    private double height() {
        return picture.image().getHeight();
    }

    private static double area(Rectangle2D rectangle) {
        return rectangle.getWidth() * rectangle.getHeight();
    }
}
