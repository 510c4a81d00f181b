package dev.maskbot.sandbox.kinesis;

import dev.maskbot.sandbox.wire.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** The messages of a SubscribeToShard, each sent on at once, in the framing of application/vnd.amazon.eventstream. */
record EventStreamWriter(WireFormat format, OutputStream out) {
    /** Goes before all events: the SDK waits for it. */
    void initialResponse() throws IOException {
        send("event", ":event-type", "initial-response", format.write(Map.of()));
    }

    void event(String type, SdkPojo event) throws IOException {
        send("event", ":event-type", type, format.write(event));
    }

    void exception(KinesisException exception) throws IOException {
        String type = exception.getClass().getSimpleName();
        send("exception", ":exception-type", type, format.write(Map.of("message", exception.getMessage())));
    }

    private void send(String message, String typeHeader, String type, byte[] payload) throws IOException {
        var headers = Map.of(
                ":message-type",
                HeaderValue.fromString(message),
                typeHeader,
                HeaderValue.fromString(type),
                ":content-type",
                HeaderValue.fromString(format.contentType()));
        // Not straight to the connection: Message hides its IOException, which says that the subscriber has left.
        var bytes = new ByteArrayOutputStream();
        new Message(headers, payload).encode(bytes);
        bytes.writeTo(out);
        out.flush();
    }
}
