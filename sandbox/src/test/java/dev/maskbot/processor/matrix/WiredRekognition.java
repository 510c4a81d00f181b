package dev.maskbot.processor.matrix;

import static dev.maskbot.processor.matrix.AwsService.REKOGNITION;

import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.DetectFacesRequest;
import software.amazon.awssdk.services.rekognition.model.DetectFacesResponse;
import software.amazon.awssdk.services.rekognition.model.DetectModerationLabelsRequest;
import software.amazon.awssdk.services.rekognition.model.DetectModerationLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.FaceDetail;
import software.amazon.awssdk.services.rekognition.model.Landmark;
import software.amazon.awssdk.services.rekognition.model.LandmarkType;
import software.amazon.awssdk.services.rekognition.model.ModerationLabel;

/** One instance's client of a Rekognition that has seen the one photo there is. Confined to one simulation. */
record WiredRekognition(AwsWire wire, World world) implements RekognitionClient {
    private static final DetectFacesResponse FACES = DetectFacesResponse.builder()
            .faceDetails(FaceDetail.builder()
                    .confidence(99.9f)
                    .boundingBox(box -> box.left(0.3f).top(0.2f).width(0.4f).height(0.5f))
                    .pose(pose -> pose.roll(2f).yaw(1f).pitch(1f))
                    .landmarks(
                            landmark(LandmarkType.EYE_LEFT, 0.42f, 0.4f), landmark(LandmarkType.EYE_RIGHT, 0.58f, 0.4f))
                    .build())
            .build();

    private static final DetectModerationLabelsResponse DECENT = DetectModerationLabelsResponse.builder()
            .moderationModelVersion("7.0")
            .build();

    private static final DetectModerationLabelsResponse INDECENT = DECENT.toBuilder()
            .moderationLabels(ModerationLabel.builder()
                    .name("Explicit")
                    .parentName("")
                    .taxonomyLevel(1)
                    .confidence(99f)
                    .build())
            .build();

    @Override
    public DetectFacesResponse detectFaces(DetectFacesRequest request) {
        requireStored(request.image().s3Object().name());
        return wire.call(REKOGNITION, Step.FACES_FOUND, () -> FACES);
    }

    @Override
    public DetectModerationLabelsResponse detectModerationLabels(DetectModerationLabelsRequest request) {
        requireStored(request.image().s3Object().name());
        var mention = request.image().s3Object().name().split("/", -1)[0];
        return wire.call(REKOGNITION, Step.MODERATED, () -> world.isDecent(mention) ? DECENT : INDECENT);
    }

    private void requireStored(String key) {
        if (!world.isStored("unprocessed/" + key)) {
            throw new AssertionError(key + " is not in its bucket");
        }
    }

    private static Landmark landmark(LandmarkType type, float x, float y) {
        return Landmark.builder().type(type).x(x).y(y).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
