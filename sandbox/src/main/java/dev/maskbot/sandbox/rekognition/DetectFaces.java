package dev.maskbot.sandbox.rekognition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import software.amazon.awssdk.services.rekognition.model.Attribute;
import software.amazon.awssdk.services.rekognition.model.DetectFacesRequest;
import software.amazon.awssdk.services.rekognition.model.DetectFacesResponse;

/** The operation of that name. Of the attributes only DEFAULT and ALL are told apart: ALL adds the other landmarks. */
final class DetectFaces {
    // No quota names a side for this operation, but a header can name any: this bounds what decoding takes.
    private static final int MAX_SIDE = 20_000;

    private final RequestPhotos photos;
    private final NativeWorkers workers;
    private final FaceDetector detector;

    /** By digest: who tries things out posts the same photo again and again. */
    private final Cache<String, Found> seen =
            Caffeine.newBuilder().maximumSize(1_000).build();

    DetectFaces(RequestPhotos photos, NativeWorkers workers, FaceDetector detector) {
        this.photos = photos;
        this.workers = workers;
        this.detector = detector;
    }

    private record Found(int width, int height, List<Face> faces) {}

    DetectFacesResponse answer(DetectFacesRequest request) {
        List<Landmark> wanted =
                request.attributes().contains(Attribute.ALL) ? List.of(Landmark.values()) : Landmark.DEFAULT;
        EncodedPhoto photo = photos.get(request.image(), MAX_SIDE);
        Found found = seen.get(photo.digest(), _ -> find(photo));
        var details = new FaceDetails(wanted, found.width(), found.height());
        return DetectFacesResponse.builder()
                .faceDetails(found.faces().stream().map(details::of).toList())
                .build();
    }

    private Found find(EncodedPhoto encoded) {
        try (Photo photo = encoded.decode(workers)) {
            return new Found(photo.fine().cols(), photo.fine().rows(), detector.detect(photo));
        }
    }
}
