package dev.maskbot.sandbox.wire;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Answers the POSTs of Smithy's protocol RPC v2 CBOR, whose operation is in the path; otherwise as {@link AwsJsonHandler}
 * does. Requests may be compressed. Thread-safe.
 *
 * @param maxBytes of a request's body, before it is compressed
 */
public record RpcCborHandler(int maxBytes, Map<String, Operation<?, ?, ? extends SdkPojo>> operations)
        implements Handler {
    /** Where an operation is called. */
    public static final String PATH = "/service/{service}/operation/{operation}";

    @Override
    public void handle(Context context) {
        context.header("x-amzn-RequestId", UUID.randomUUID().toString());
        context.header("smithy-protocol", "rpc-v2-cbor");
        AwsJsonHandler.answering(context, WireFormat.RPC_CBOR, () -> answer(context));
    }

    private void answer(Context context) {
        var operation = operations.get(context.pathParam("operation"));
        if (operation == null || !"rpc-v2-cbor".equals(context.header("smithy-protocol"))) {
            throw refusal("UnknownOperationException", "Unknown operation");
        }
        try (var in = body(context)) {
            var bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw refusal("RequestEntityTooLarge", "The request body is too large.");
            }
            var response =
                    operation.call(WireFormat.RPC_CBOR.mapper().readTree(bytes), new ShapeReader(WireFormat.RPC_CBOR));
            context.contentType(WireFormat.RPC_CBOR.contentType()).result(WireFormat.RPC_CBOR.write(response));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the request", e);
        }
    }

    private static InputStream body(Context context) throws IOException {
        var in = context.bodyInputStream();
        return "gzip".equals(context.header("Content-Encoding")) ? new GZIPInputStream(in) : in;
    }

    private static AwsServiceException refusal(String code, String message) {
        return AwsServiceException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
