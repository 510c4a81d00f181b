package dev.maskbot.processor.matrix;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** How each service says no; the codes and statuses are those of its own documentation. */
enum AwsService {
    // DynamoDB, "Error handling": all but server errors have the status 400. The SDK repeats its calls 8 times.
    DYNAMODB(9, DynamoDbException::builder) {
        @Override
        SdkException refusal(Kind kind) {
            return switch (kind) {
                case THROTTLED -> error(400, "ThrottlingException");
                case UNAUTHORIZED -> error(400, "UnrecognizedClientException");
                case FORBIDDEN -> error(400, "AccessDeniedException");
                default -> trouble(kind);
            };
        }
    },
    // Rekognition API, DetectFaces, "Errors"; those of all services in "Common errors".
    REKOGNITION(4, RekognitionException::builder) {
        @Override
        SdkException refusal(Kind kind) {
            return switch (kind) {
                case THROTTLED -> error(400, "ProvisionedThroughputExceededException");
                case UNAUTHORIZED -> error(400, "ExpiredTokenException");
                case FORBIDDEN -> error(400, "AccessDeniedException");
                default -> trouble(kind);
            };
        }
    },
    // S3 API, "Error responses".
    S3(4, S3Exception::builder) {
        @Override
        SdkException refusal(Kind kind) {
            return switch (kind) {
                case THROTTLED -> error(503, "SlowDown");
                case UNAUTHORIZED -> error(400, "ExpiredToken");
                case FORBIDDEN -> error(403, "AccessDenied");
                default -> trouble(kind);
            };
        }
    };

    private final int attempts;

    @SuppressWarnings("ImmutableEnumChecker") // each makes a new one
    private final Supplier<AwsServiceException.Builder> errors;

    AwsService(int attempts, Supplier<AwsServiceException.Builder> errors) {
        this.attempts = attempts;
        this.errors = errors;
    }

    /** How often the SDK calls before it gives up. */
    int attempts() {
        return attempts;
    }

    abstract SdkException refusal(Kind kind);

    SdkException trouble(Kind kind) {
        return switch (kind) {
            case ERROR_5XX, ERROR_5XX_AFTER_EFFECT -> error(503, "ServiceUnavailable");
            case GARBAGE, GARBAGE_AFTER_EFFECT -> SdkClientException.create("Unable to unmarshall response");
            default -> throw new IllegalArgumentException(kind + " is nothing for AWS");
        };
    }

    AwsServiceException error(int status, String code) {
        return errors.get()
                .statusCode(status)
                .message(code)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("no")
                        .build())
                .build();
    }
}
