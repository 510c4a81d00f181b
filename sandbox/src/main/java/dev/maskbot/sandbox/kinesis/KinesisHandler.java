package dev.maskbot.sandbox.kinesis;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Answers the POSTs of AWS's JSON protocol: the operation is in X-Amz-Target, errors have a {@code __type} and a
 * {@code message}. A SubscribeToShard keeps its virtual thread for as long as it lasts. Thread-safe.
 */
final class KinesisHandler implements Handler, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KinesisHandler.class);
    private static final String TARGET = "Kinesis_20131202.";
    private static final int MAX_SUBSCRIBERS = Integer.MAX_VALUE;

    private final KinesisApi api;
    private final Semaphore subscribers = new Semaphore(MAX_SUBSCRIBERS);

    KinesisHandler(KinesisApi api) {
        this.api = api;
    }

    @Override
    public void handle(Context context) {
        context.header("x-amzn-RequestId", UUID.randomUUID().toString());
        Optional<WireFormat> format = WireFormat.of(context.contentType());
        String target = Optional.ofNullable(context.header("X-Amz-Target")).orElse("");
        if (format.isEmpty() || !target.startsWith(TARGET)) {
            unknownOperation(context, format.orElse(WireFormat.JSON), target);
            return;
        }
        try {
            answer(context, format.get(), target.substring(TARGET.length()));
        } catch (KinesisException e) {
            error(context, format.get(), 400, e.getClass().getSimpleName(), e.getMessage());
        } catch (JacksonException e) {
            error(context, format.get(), 400, "SerializationException", e.getOriginalMessage());
        } catch (RuntimeException e) {
            log.atError().setCause(e).addKeyValue("target", target).log("request.failed");
            error(context, format.get(), 500, "InternalFailure", "The request processing has failed.");
        }
    }

    private void answer(Context context, WireFormat format, String name) {
        JsonNode body = format.read(context.bodyInputStream());
        var reader = new ShapeReader(format);
        if (name.equals(KinesisApi.SUBSCRIBE)) {
            stream(context, format, api.subscribe().call(body, reader));
            return;
        }
        Optional<Operation<?, ?, ? extends SdkPojo>> operation = api.call(name);
        if (operation.isEmpty()) {
            unknownOperation(context, format, name);
            return;
        }
        SdkPojo response = operation.get().call(body, reader);
        // What has no members is answered with no body at all.
        byte[] bytes = response.sdkFields().isEmpty() ? new byte[0] : format.write(response);
        context.contentType(format.contentType()).result(bytes);
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

    private static void unknownOperation(Context context, WireFormat format, String target) {
        error(context, format, 400, "UnknownOperationException", "Unknown operation: " + target);
    }

    private static void error(Context context, WireFormat format, int status, String type, String message) {
        context.status(status)
                .contentType(format.contentType())
                .result(format.write(Map.of("__type", type, "message", message)));
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
