package dev.maskbot.sandbox.rekognition;

import java.util.List;
import software.amazon.awssdk.services.rekognition.model.Attribute;
import software.amazon.awssdk.services.rekognition.model.DetectFacesRequest;
import software.amazon.awssdk.services.rekognition.model.DetectFacesResponse;

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

    DetectFacesResponse answer(DetectFacesRequest request) {
        List<Landmark> wanted =
                request.attributes().contains(Attribute.ALL) ? List.of(Landmark.values()) : Landmark.DEFAULT;
        try (Photo photo = photos.open(request.image(), MAX_SIDE)) {
            var details =
                    new FaceDetails(wanted, photo.fine().cols(), photo.fine().rows());
            return DetectFacesResponse.builder()
                    .faceDetails(
                            detector.detect(photo).stream().map(details::of).toList())
                    .build();
        }
    }
}
