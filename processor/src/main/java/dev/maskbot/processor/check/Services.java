package dev.maskbot.processor.check;

import dev.maskbot.processor.check.Finding.Failed;
import dev.maskbot.processor.check.Finding.Ok;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;
import software.amazon.awssdk.services.s3.S3Client;

/** The stream, the buckets and Rekognition. */
public final class Services {
    /** No picture: Rekognition refuses it after it has looked who asks, and bills nothing. */
    private static final SdkBytes NO_PICTURE = SdkBytes.fromUtf8String("maskbot");

    private Services() {}

    public static Component stream(KinesisClient kinesis, String stream) {
        return Component.of("stream", "kinesis:DescribeStreamSummary on " + stream, () -> {
            var summary = kinesis.describeStreamSummary(request -> request.streamName(stream))
                    .streamDescriptionSummary();
            return switch (summary.streamStatus()) {
                case ACTIVE, UPDATING ->
                    new Ok("%s, %d shards, kept for %d hours"
                            .formatted(stream, summary.openShardCount(), summary.retentionPeriodHours()));
                case CREATING, DELETING, UNKNOWN_TO_SDK_VERSION ->
                    new Failed(stream + " is " + summary.streamStatusAsString(), "wait, and check again");
            };
        });
    }

    public static Component bucket(String name, S3Client s3, String bucket) {
        return Component.of(name, "s3:ListBucket on " + bucket, () -> {
            s3.listObjectsV2(request -> request.bucket(bucket).maxKeys(1));
            return new Ok(bucket);
        });
    }

    public static Component rekognition(RekognitionClient rekognition) {
        return Component.of("rekognition", "rekognition:DetectFaces and rekognition:DetectModerationLabels", () -> {
            answers(() -> rekognition.detectFaces(request -> request.image(image -> image.bytes(NO_PICTURE))));
            answers(() ->
                    rekognition.detectModerationLabels(request -> request.image(image -> image.bytes(NO_PICTURE))));
            return new Ok("finds faces and moderates");
        });
    }

    private static void answers(Runnable question) {
        try {
            question.run();
        } catch (InvalidImageFormatException _) {
            // as expected
        }
    }
}
