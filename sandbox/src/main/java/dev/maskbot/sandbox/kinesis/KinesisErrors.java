package dev.maskbot.sandbox.kinesis;

import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.ExpiredNextTokenException;
import software.amazon.awssdk.services.kinesis.model.InternalFailureException;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ValidationException;

/** The errors of Kinesis as the SDK's own exceptions; the wire takes its error types from their names. */
final class KinesisErrors {
    private KinesisErrors() {}

    static KinesisException notFound(String message) {
        return ResourceNotFoundException.builder().message(message).build();
    }

    static KinesisException inUse(String message) {
        return ResourceInUseException.builder().message(message).build();
    }

    static KinesisException invalid(String message) {
        return InvalidArgumentException.builder().message(message).build();
    }

    static KinesisException validation(String message) {
        return ValidationException.builder().message(message).build();
    }

    static KinesisException limitExceeded(String message) {
        return LimitExceededException.builder().message(message).build();
    }

    static KinesisException throughputExceeded(String message) {
        return ProvisionedThroughputExceededException.builder().message(message).build();
    }

    static KinesisException expiredIterator(String message) {
        return ExpiredIteratorException.builder().message(message).build();
    }

    static KinesisException expiredToken(String message) {
        return ExpiredNextTokenException.builder().message(message).build();
    }

    static KinesisException internalFailure(String message) {
        return InternalFailureException.builder().message(message).build();
    }
}
