package dev.maskbot.sandbox.rekognition;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A face as the API tells it: places are fractions of the photo's width and height. */
record FaceDetail(BoundingBox boundingBox, double confidence, List<Place> landmarks, Pose pose, ImageQuality quality) {
    static FaceDetail of(Face face, List<Landmark> wanted, double width, double height) {
        Rectangle2D box = face.box();
        return new FaceDetail(
                new BoundingBox(
                        box.getWidth() / width, box.getHeight() / height, box.getX() / width, box.getY() / height),
                face.confidence(),
                wanted.stream()
                        .map(landmark -> {
                            Point2D place = face.at(landmark);
                            return new Place(landmark.type, place.getX() / width, place.getY() / height);
                        })
                        .toList(),
                // The cascade knows frontal faces only: what it finds looks straight at the viewer, more or less.
                new Pose(face.eyes().roll(), 0, 0),
                new ImageQuality(face.brightness(), face.sharpness()));
    }

    record BoundingBox(double width, double height, double left, double top) {}

    record Place(String type, double x, double y) {}

    record Pose(double roll, double yaw, double pitch) {}

    record ImageQuality(double brightness, double sharpness) {}
}
