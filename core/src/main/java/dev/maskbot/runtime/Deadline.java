package dev.maskbot.runtime;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a call that takes too long, whatever it is waiting for. */
public final class Deadline {
    private Deadline() {}

    /** Something that waits for the network and stops when it is interrupted. */
    @FunctionalInterface
    public interface Call<T> {
        T run() throws IOException, InterruptedException;
    }

    /**
     * Runs a call on a virtual thread of its own and interrupts it when the limit has passed. This is for HTTP requests,
     * whose own timeout does not count the time in which the body arrives (JDK-8208693).
     *
     * @throws HttpTimeoutException when the limit has passed
     */
    public static <T> T within(Duration limit, Call<T> call) throws IOException, InterruptedException {
        var task = new FutureTask<>(call::run);
        Thread.ofVirtual().name("within " + limit).start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new HttpTimeoutException("no whole answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                default -> throw new IllegalStateException(e.getCause());
            }
        } finally {
            task.cancel(true);
        }
    }
}
