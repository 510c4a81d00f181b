package dev.maskbot.sandbox.x;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart/form-data body (RFC 7578). Not thread-safe. */
final class Multipart {
    private static final String BOUNDARY = "----test-boundary";

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    Multipart field(String name, String value) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
        return this;
    }

    Multipart file(String name, byte[] bytes) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
                + "\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        parts.writeBytes(bytes);
        write("\r\n");
        return this;
    }

    byte[] bytes() {
        write("--" + BOUNDARY + "--\r\n");
        return parts.toByteArray();
    }

    private void write(String text) {
        parts.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
