package dev.maskbot.sandbox.proxy;

import dev.maskbot.sandbox.wire.WireFormat;
import io.javalin.http.Context;
import java.io.IOException;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.JsonNode;

/**
 * A request as a service was sent it.
 *
 * @param operation by AWS's name for it
 */
record AwsCall(Context context, String operation, SdkBytes body) {
    static AwsCall read(Context context, Protocol protocol) throws IOException {
        return new AwsCall(
                context,
                protocol.operation(context),
                SdkBytes.fromByteArrayUnsafe(context.req().getInputStream().readAllBytes()));
    }

    /** What its body is written in. JSON 1.0 is read like 1.1. */
    WireFormat format() {
        return WireFormat.of(context.contentType()).orElse(WireFormat.JSON);
    }

    JsonNode json() {
        return format().read(body.asInputStream());
    }
}
