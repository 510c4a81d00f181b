package dev.maskbot.processor.matrix;

import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What carries one instance's calls to an AWS in memory, and repeats them as the SDK does, but without its pauses: they
 * would take real time. Confined to one simulation.
 */
record AwsWire(Wire wire, World world) {
    /** Whatever comes of it, the caller hears it only if nothing happens to the answer. */
    <T> T call(AwsService service, Step step, Wire.Effect<T> effect) {
        for (var attempt = 1; ; attempt++) {
            if (Thread.currentThread().isInterrupted()) {
                throw AbortedException.create("Thread was interrupted");
            }
            try {
                world.requested(step);
                return wire.carry(step, effect, kind -> {
                    throw service.refusal(kind);
                });
            } catch (SdkException e) {
                if (attempt == service.attempts() || !isRepeated(e)) {
                    throw e;
                }
            } catch (IOException e) {
                if (attempt == service.attempts()) {
                    throw SdkClientException.create("Unable to execute HTTP request: " + e.getMessage(), e);
                }
            }
        }
    }

    /** As {@code SdkDefaultRetryStrategy} has it. */
    private static boolean isRepeated(SdkException e) {
        return e instanceof AwsServiceException answer
                && (answer.statusCode() >= 500 || answer.isThrottlingException());
    }
}
