package dev.maskbot.sandbox.kinesis;

import dev.maskbot.sandbox.wire.AwsJsonHandler;
import dev.maskbot.sandbox.wire.ShapeReader;
import dev.maskbot.sandbox.wire.WireFormat;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;

/**
 * Answers Kinesis's calls: each with one shape, but SubscribeToShard with events, for which it keeps its virtual thread
 * as long as they last. Thread-safe.
 */
final class KinesisHandler implements Handler, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KinesisHandler.class);
    private static final int MAX_SUBSCRIBERS = Integer.MAX_VALUE;

    private final KinesisApi api;
    private final AwsJsonHandler calls;
    private final Semaphore subscribers = new Semaphore(MAX_SUBSCRIBERS);

    KinesisHandler(KinesisApi api) {
        this.api = api;
        this.calls = new AwsJsonHandler("Kinesis_20131202", api.calls());
    }

    @Override
    public void handle(Context context) {
        var format = WireFormat.of(context.contentType());
        if (format.isPresent()
                && calls.operation(context).filter(KinesisApi.SUBSCRIBE::equals).isPresent()) {
            AwsJsonHandler.answering(context, format.get(), () -> subscribe(context, format.get()));
        } else {
            calls.handle(context);
        }
    }

    private void subscribe(Context context, WireFormat format) {
        var request = format.read(context.bodyInputStream());
        stream(context, format, api.subscribe().call(request, new ShapeReader(format)));
    }

    private void stream(Context context, WireFormat format, Subscription subscription) {
        if (!subscribers.tryAcquire()) {
            throw new IllegalStateException("closed");
        }
        context.contentType("application/vnd.amazon.eventstream");
        // Not Javalin's own stream, which does not pass flush() on; closed here, so that its end is sent from here.
        try (OutputStream out = context.res().getOutputStream()) {
            send(subscription, new EventStreamWriter(format, out));
        } catch (IOException e) {
            log.atDebug().setCause(e).log("subscriber.left");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            subscribers.release();
        }
    }

    private static void send(Subscription subscription, EventStreamWriter events)
            throws IOException, InterruptedException {
        events.initialResponse();
        try {
            Optional<SubscribeToShardEvent> event = subscription.next();
            while (event.isPresent()) {
                events.event("SubscribeToShardEvent", event.get());
                event = subscription.next();
            }
        } catch (KinesisException e) {
            events.exception(e);
        } catch (RuntimeException e) {
            // The response has begun: the failure can only be told within it.
            log.atError().setCause(e).log("subscription.failed");
            events.exception(KinesisErrors.internalFailure("The request processing has failed."));
        }
    }

    /** Ends all subscriptions and gives their last bytes a moment to go out. */
    @Override
    public void close() {
        api.endSubscriptions();
        try {
            if (!subscribers.tryAcquire(MAX_SUBSCRIBERS, 2, TimeUnit.SECONDS)) {
                log.atWarn().log("subscribers.cut");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
