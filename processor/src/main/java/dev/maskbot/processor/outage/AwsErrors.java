package dev.maskbot.processor.outage;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells what is the matter with AWS, or with us at AWS, from what is the matter with one request. */
final class AwsErrors {
    /**
     * A table, bucket or stream that is not there is missed by every request, and a limit is everybody's. A photo that we
     * have just stored and Rekognition cannot get is one that it may not read.
     */
    private static final Set<String> COMMON = Set.of(
            "ResourceNotFoundException",
            "NoSuchBucket",
            "RequestLimitExceeded",
            "LimitExceededException",
            "InvalidS3ObjectException");

    // DynamoDB and Rekognition say these with the status 400 ("Common errors" of their API references), S3 the last.
    private static final Set<String> OF_THE_OPERATOR = Set.of(
            "AccessDeniedException",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "IncompleteSignatureException",
            "MissingAuthenticationTokenException",
            "ExpiredTokenException",
            "ExpiredToken");

    private AwsErrors() {}

    /** Whether every other request of the kind would fail too. */
    static boolean isOfTheSystem(SdkException error) {
        return switch (error) {
            case AwsServiceException answer ->
                answer.statusCode() >= 500
                        || answer.statusCode() == 401
                        || answer.statusCode() == 403 // credentials or permissions: an operator's matter
                        || answer.isThrottlingException()
                        || answer.isClockSkewException()
                        || COMMON.contains(code(answer))
                        || OF_THE_OPERATOR.contains(code(answer));
            default -> true; // no answer at all
        };
    }

    private static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
    }
}
