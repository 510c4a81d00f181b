package dev.maskbot.sandbox.rekognition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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

    /** By digest: who tries things out posts the same photo again and again. */
    private final Cache<String, PerceptualHash> seen =
            Caffeine.newBuilder().maximumSize(1_000).build();

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
        EncodedPhoto photo = photos.get(request.image(), MAX_SIDE);
        List<ModerationLabel> labels = rules.labels(seen.get(photo.digest(), _ -> hash(photo)));
        return DetectModerationLabelsResponse.builder()
                .moderationLabels(labels.stream()
                        .filter(label -> label.confidence() >= minConfidence)
                        .toList())
                .moderationModelVersion(MODEL)
                .build();
    }

    private PerceptualHash hash(EncodedPhoto encoded) {
        try (Photo photo = encoded.decode(workers)) {
            return workers.call(_ -> PerceptualHash.of(photo));
        }
    }
}
