package dev.maskbot.sandbox.rekognition;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The operation of that name, answered by rules. */
final class DetectModerationLabels {
    // "Guidelines and quotas in Amazon Rekognition".
    private static final int MAX_SIDE = 10_000;

    // API reference, ModerationLabel: what counts when a request does not say.
    private static final double MIN_CONFIDENCE = 50;

    private static final String MODEL = "7.0";

    private final RequestPhotos photos;
    private final NativeWorkers workers;
    private final ModerationRules rules;

    DetectModerationLabels(RequestPhotos photos, NativeWorkers workers, ModerationRules rules) {
        this.photos = photos;
        this.workers = workers;
        this.rules = rules;
    }

    Answer answer(JsonNode request) throws IOException {
        double minConfidence = request.path("MinConfidence").asDouble(MIN_CONFIDENCE);
        if (!(minConfidence >= 0 && minConfidence <= 100)) {
            throw ApiException.invalidParameter();
        }
        try (Photo photo = photos.open(request, MAX_SIDE)) {
            List<ModerationLabel> labels = rules.labels(workers.call(_ -> PerceptualHash.of(photo)));
            return new Answer(
                    labels.stream()
                            .filter(label -> label.confidence() >= minConfidence)
                            .toList(),
                    MODEL,
                    List.of());
        }
    }

    /** @param contentTypes what kind of picture it is, such as an animation: never told here */
    record Answer(List<ModerationLabel> moderationLabels, String moderationModelVersion, List<String> contentTypes) {}
}
