package dev.maskbot.sandbox.rekognition;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The operation of that name. Of the attributes only DEFAULT and ALL are told apart: ALL adds the other landmarks. */
final class DetectFaces {
    // No quota names a side for this operation, but a header can name any: this bounds what decoding takes.
    private static final int MAX_SIDE = 20_000;

    private final RequestPhotos photos;
    private final FaceDetector detector;

    DetectFaces(RequestPhotos photos, FaceDetector detector) {
        this.photos = photos;
        this.detector = detector;
    }

    Answer answer(JsonNode request) throws IOException {
        boolean all = request.path("Attributes")
                .valueStream()
                .anyMatch(name -> name.asString("").equals("ALL"));
        List<Landmark> wanted = all ? List.of(Landmark.values()) : Landmark.DEFAULT;
        try (Photo photo = photos.open(request, MAX_SIDE)) {
            int width = photo.fine().cols();
            int height = photo.fine().rows();
            return new Answer(detector.detect(photo).stream()
                    .map(face -> FaceDetail.of(face, wanted, width, height))
                    .toList());
        }
    }

    record Answer(List<FaceDetail> faceDetails) {}
}
