package dev.maskbot.processor.photo;

import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.Attribute;
import software.amazon.awssdk.services.rekognition.model.FaceDetail;
import software.amazon.awssdk.services.rekognition.model.Image;
import software.amazon.awssdk.services.rekognition.model.ImageTooLargeException;
import software.amazon.awssdk.services.rekognition.model.InvalidParameterException;
import software.amazon.awssdk.services.rekognition.model.LandmarkType;

/**
 * Amazon Rekognition, looking at photos in a bucket: so one upload serves all questions. Safe for use by several threads.
 */
public final class Rekognition {
    /** Below this a face is as likely a pattern in the wallpaper. */
    private static final float MIN_FACE_CONFIDENCE = 80;

    private static final Map<LandmarkType, Landmark> LANDMARKS = Map.of(
            LandmarkType.EYE_LEFT, Landmark.EYE_LEFT,
            LandmarkType.EYE_RIGHT, Landmark.EYE_RIGHT,
            LandmarkType.NOSE, Landmark.NOSE,
            LandmarkType.MOUTH_LEFT, Landmark.MOUTH_LEFT,
            LandmarkType.MOUTH_RIGHT, Landmark.MOUTH_RIGHT,
            LandmarkType.CHIN_BOTTOM, Landmark.CHIN_BOTTOM,
            LandmarkType.UPPER_JAWLINE_LEFT, Landmark.UPPER_JAWLINE_LEFT,
            LandmarkType.MID_JAWLINE_LEFT, Landmark.MID_JAWLINE_LEFT,
            LandmarkType.MID_JAWLINE_RIGHT, Landmark.MID_JAWLINE_RIGHT,
            LandmarkType.UPPER_JAWLINE_RIGHT, Landmark.UPPER_JAWLINE_RIGHT);

    private final RekognitionClient client;
    private final String bucket;

    public Rekognition(RekognitionClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /**
     * The faces in a stored photo, at most 100, in no particular order.
     *
     * @throws PhotoRefused when the photo has a size that Rekognition does not take
     */
    public List<Face> faces(Photo photo) throws PhotoRefused {
        return faces(client, image(photo));
    }

    /**
     * The same for a photo that is in no bucket.
     *
     * @param jpeg at most 5 MB
     * @throws PhotoRefused when Rekognition cannot read the photo
     */
    public static List<Face> faces(RekognitionClient client, byte[] jpeg) throws PhotoRefused {
        return faces(client, Image.builder().bytes(SdkBytes.fromByteArray(jpeg)).build());
    }

    private static List<Face> faces(RekognitionClient client, Image image) throws PhotoRefused {
        var answer =
                ask(() -> client.detectFaces(request -> request.image(image).attributes(Attribute.ALL)));
        return answer.faceDetails().stream()
                .filter(face -> face.confidence() >= MIN_FACE_CONFIDENCE)
                .map(Rekognition::face)
                .toList();
    }

    /**
     * Whether a stored photo may be shown.
     *
     * @throws PhotoRefused when the photo has a size that Rekognition does not take
     */
    public Moderation moderate(Photo photo) throws PhotoRefused {
        var answer = ask(() -> client.detectModerationLabels(
                request -> request.image(image(photo)).minConfidence(ModerationTable.MIN_CONFIDENCE)));
        return ModerationPolicy.judge(answer.moderationLabels(), answer.moderationModelVersion());
    }

    private Image image(Photo photo) {
        return Image.builder()
                .s3Object(object -> object.bucket(bucket).name(photo.key()))
                .build();
    }

    private static <T> T ask(Supplier<T> question) throws PhotoRefused {
        try {
            return question.get();
        } catch (ImageTooLargeException e) {
            throw new PhotoRefused(Why.TOO_LARGE, "too large for Rekognition");
        } catch (InvalidParameterException e) {
            // The only parameter that a photo can spoil: Rekognition wants 80 pixels a side.
            throw new PhotoRefused(Why.TOO_SMALL, "too small for Rekognition");
        }
    }

    private static Face face(FaceDetail detail) {
        var box = detail.boundingBox();
        var landmarks = new EnumMap<Landmark, Point>(Landmark.class);
        for (var landmark : detail.landmarks()) {
            if (LANDMARKS.containsKey(landmark.type())) {
                landmarks.put(LANDMARKS.get(landmark.type()), new Point(landmark.x(), landmark.y()));
            }
        }
        return new Face(
                new Box(box.left(), box.top(), box.width(), box.height()),
                landmarks,
                detail.pose().roll(),
                detail.pose().yaw(),
                detail.pose().pitch(),
                detail.confidence());
    }
}
