package dev.maskbot.sandbox.rekognition;

import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * How much is asked at once: Rekognition counts requests a second, this machine what waits for its cores. What is beyond
 * is refused at once, else callers would give up on answers that are still worked on, and ask again. Thread-safe.
 */
final class Quota {
    private final Semaphore left;

    Quota(int requests) {
        this.left = new Semaphore(requests);
    }

    <I, O> Function<I, O> limit(Function<I, O> operation) {
        return request -> {
            if (!left.tryAcquire()) {
                throw RekognitionErrors.quotaExceeded();
            }
            try {
                return operation.apply(request);
            } finally {
                left.release();
            }
        };
    }
}
