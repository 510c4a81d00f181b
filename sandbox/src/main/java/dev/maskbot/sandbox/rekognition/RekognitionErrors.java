package dev.maskbot.sandbox.rekognition;

import software.amazon.awssdk.services.rekognition.model.ImageTooLargeException;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;
import software.amazon.awssdk.services.rekognition.model.InvalidParameterException;
import software.amazon.awssdk.services.rekognition.model.InvalidS3ObjectException;
import software.amazon.awssdk.services.rekognition.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;

/** The errors of Rekognition as the SDK's own exceptions, in Rekognition's words. */
final class RekognitionErrors {
    private RekognitionErrors() {}

    static RekognitionException invalidImageFormat() {
        return InvalidImageFormatException.builder()
                .message("Request has invalid image format")
                .build();
    }

    static RekognitionException imageTooLarge(String message) {
        return ImageTooLargeException.builder().message(message).build();
    }

    static RekognitionException invalidParameter() {
        return InvalidParameterException.builder()
                .message("Request has invalid parameters")
                .build();
    }

    static RekognitionException invalidS3Object() {
        return InvalidS3ObjectException.builder()
                .message("Unable to get object metadata from S3. Check object key, region and/or access permissions.")
                .build();
    }

    static RekognitionException quotaExceeded() {
        return ProvisionedThroughputExceededException.builder()
                .message("Provisioned rate exceeded")
                .build();
    }
}
