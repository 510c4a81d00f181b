package dev.maskbot.processor.check;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What came of a check. Immutable. */
public sealed interface Finding {
    /** As it should be. */
    record Ok(String says) implements Finding {}

    /**
     * Not as it should be.
     *
     * @param remedy what to do about it
     */
    record Failed(String says, String remedy) implements Finding {}

    /**
     * Of a call to AWS that failed.
     *
     * @param permission what the call needs
     */
    static Failed of(SdkException failure, String permission) {
        return switch (failure) {
            case AwsServiceException answer
            when answer.statusCode() == 403 || answer.statusCode() == 401 ->
                new Failed(answer.getMessage(), "give the role " + permission);
            case AwsServiceException answer
            when answer.statusCode() < 500 ->
                new Failed(answer.getMessage(), "compare the setting with what the stack has made");
            case AwsServiceException answer -> new Failed(answer.getMessage(), "try again later");
            default ->
                new Failed(
                        failure.getMessage(),
                        "look at AWS_REGION, the role of the instance and the way to the internet");
        };
    }
}
