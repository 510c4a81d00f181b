package dev.maskbot.sandbox.rekognition;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import software.amazon.awssdk.services.rekognition.model.BoundingBox;
import software.amazon.awssdk.services.rekognition.model.FaceDetail;
import software.amazon.awssdk.services.rekognition.model.ImageQuality;
import software.amazon.awssdk.services.rekognition.model.Pose;

/** Tells of faces as the API does: places are fractions of the photo's width and height. */
record FaceDetails(List<Landmark> wanted, double width, double height) {
    FaceDetail of(Face face) {
        return FaceDetail.builder()
                .boundingBox(box(face.box()))
                .confidence((float) face.confidence())
                .landmarks(
                        wanted.stream().map(landmark -> place(face, landmark)).toList())
                // The cascade knows frontal faces only: what it finds looks straight at the viewer, more or less.
                .pose(Pose.builder()
                        .roll((float) face.eyes().roll())
                        .yaw(0f)
                        .pitch(0f)
                        .build())
                .quality(ImageQuality.builder()
                        .brightness((float) face.brightness())
                        .sharpness((float) face.sharpness())
                        .build())
                .build();
    }

    private BoundingBox box(Rectangle2D box) {
        return BoundingBox.builder()
                .width((float) (box.getWidth() / width))
                .height((float) (box.getHeight() / height))
                .left((float) (box.getX() / width))
                .top((float) (box.getY() / height))
                .build();
    }

    private software.amazon.awssdk.services.rekognition.model.Landmark place(Face face, Landmark landmark) {
        Point2D place = face.at(landmark);
        return software.amazon.awssdk.services.rekognition.model.Landmark.builder()
                .type(landmark.type)
                .x((float) (place.getX() / width))
                .y((float) (place.getY() / height))
                .build();
    }
}
