package dev.maskbot.sandbox.wire;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.JacksonException;

/**
 * Answers the POSTs of AWS's JSON protocol 1.1: the operation is in X-Amz-Target, errors have a {@code __type} and a
 * {@code message}. An operation refuses by throwing the service's own exception: its error code is the error's type or,
 * without one, its name. Thread-safe.
 */
public final class AwsJsonHandler implements Handler {
    private static final Logger log = LoggerFactory.getLogger(AwsJsonHandler.class);

    private final String target;
    private final Map<String, Operation<?, ?, ? extends SdkPojo>> operations;

    /**
     * For one service.
     *
     * @param target what its operations' names follow, for example {@code Kinesis_20131202}
     */
    public AwsJsonHandler(String target, Map<String, Operation<?, ?, ? extends SdkPojo>> operations) {
        this.target = target + ".";
        this.operations = Map.copyOf(operations);
    }

    @Override
    public void handle(Context context) {
        context.header("x-amzn-RequestId", UUID.randomUUID().toString());
        var format = WireFormat.of(context.contentType());
        var name = operation(context);
        if (format.isEmpty() || name.isEmpty() || !operations.containsKey(name.get())) {
            refuse(context, format.orElse(WireFormat.JSON), 400, "UnknownOperationException", "Unknown operation");
            return;
        }
        answering(context, format.get(), () -> answer(context, format.get(), operations.get(name.get())));
    }

    /** The operation that a request names, when it is one of this service's. */
    public Optional<String> operation(Context context) {
        return Optional.ofNullable(context.header("X-Amz-Target"))
                .filter(header -> header.startsWith(target))
                .map(header -> header.substring(target.length()));
    }

    /** Runs what answers a request; what it throws becomes the error that AWS would give. */
    public static void answering(Context context, WireFormat format, Runnable answer) {
        try {
            answer.run();
        } catch (AwsServiceException e) {
            var details = e.awsErrorDetails();
            if (details == null) {
                refuse(context, format, 400, e.getClass().getSimpleName(), e.getMessage());
            } else {
                refuse(context, format, 400, details.errorCode(), details.errorMessage());
            }
        } catch (JacksonException e) {
            refuse(context, format, 400, "SerializationException", e.getOriginalMessage());
        } catch (RuntimeException e) {
            log.atError()
                    .setCause(e)
                    .addKeyValue("target", context.header("X-Amz-Target"))
                    .log("request.failed");
            refuse(context, format, 500, "InternalFailure", "The request processing has failed.");
        }
    }

    private static void answer(Context context, WireFormat format, Operation<?, ?, ? extends SdkPojo> operation) {
        var body = format.read(context.bodyInputStream());
        var response = operation.call(body, new ShapeReader(format));
        // What has no members is answered with no body at all.
        var bytes = response.sdkFields().isEmpty() ? new byte[0] : format.write(response);
        context.contentType(format.contentType()).result(bytes);
    }

    private static void refuse(Context context, WireFormat format, int status, String type, String message) {
        context.status(status)
                .contentType(format.contentType())
                .result(format.write(Map.of("__type", type, "message", message)));
    }
}
