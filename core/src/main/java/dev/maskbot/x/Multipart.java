package dev.maskbot.x;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;

/** The body of X's media upload: {@code multipart/form-data} of a picture and its category. */
record Multipart(String contentType, BodyPublisher body) {
    static Multipart of(byte[] picture, String category) {
        var boundary = UUID.randomUUID().toString();
        var before = """
                --%1$s\r
                Content-Disposition: form-data; name="media_category"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="media"; filename="picture.jpg"\r
                Content-Type: image/jpeg\r
                \r
                """.formatted(boundary, category);
        var after = "\r\n--%s--\r\n".formatted(boundary);
        return new Multipart(
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.ofByteArrays(List.of(before.getBytes(US_ASCII), picture, after.getBytes(US_ASCII))));
    }
}
