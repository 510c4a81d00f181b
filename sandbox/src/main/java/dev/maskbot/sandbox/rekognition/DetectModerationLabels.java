package dev.maskbot.sandbox.rekognition;

import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.rekognition.model.DetectModerationLabelsRequest;
import software.amazon.awssdk.services.rekognition.model.DetectModerationLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.ModerationLabel;

/** The operation of that name, answered by rules. */
final class DetectModerationLabels {
    // "Guidelines and quotas in Amazon Rekognition".
    private static final int MAX_SIDE = 10_000;

    // API reference, ModerationLabel: what counts when a request does not say.
    private static final float MIN_CONFIDENCE = 50;

    private static final String MODEL = "7.0";

    private final RequestPhotos photos;
    private final NativeWorkers workers;
    private final ModerationRules rules;

    DetectModerationLabels(RequestPhotos photos, NativeWorkers workers, ModerationRules rules) {
        this.photos = photos;
        this.workers = workers;
        this.rules = rules;
    }

    DetectModerationLabelsResponse answer(DetectModerationLabelsRequest request) {
        float minConfidence = Objects.requireNonNullElse(request.minConfidence(), MIN_CONFIDENCE);
        if (!(minConfidence >= 0 && minConfidence <= 100)) {
            throw RekognitionErrors.invalidParameter();
        }
        try (Photo photo = photos.open(request.image(), MAX_SIDE)) {
            List<ModerationLabel> labels = rules.labels(workers.call(_ -> PerceptualHash.of(photo)));
            return DetectModerationLabelsResponse.builder()
                    .moderationLabels(labels.stream()
                            .filter(label -> label.confidence() >= minConfidence)
                            .toList())
                    .moderationModelVersion(MODEL)
                    .build();
        }
    }
}
