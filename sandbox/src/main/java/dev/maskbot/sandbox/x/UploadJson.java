package dev.maskbot.sandbox.x;

import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what X tells of an upload. */
final class UploadJson {
    private UploadJson() {}

    /** Of one that can be posted. */
    static ObjectNode of(Photo photo) {
        ObjectNode body = body();
        data(body, photo.id(), photo.mediaKey())
                .put("size", photo.image().length())
                .put("expires_after_secs", Uploads.LIFETIME.toSeconds())
                .putObject("image")
                .put("image_type", photo.image().type().mediaType())
                .put("w", photo.image().width())
                .put("h", photo.image().height());
        return body;
    }

    static ObjectNode begun(ChunkedUpload upload) {
        ObjectNode body = body();
        data(body, upload.id(), upload.mediaKey()).put("expires_after_secs", Uploads.LIFETIME.toSeconds());
        return body;
    }

    static ObjectNode appended(ChunkedUpload upload) {
        ObjectNode body = body();
        body.putObject("data").put("expires_at", upload.expiresAt().getEpochSecond());
        return body;
    }

    static ObjectNode of(ChunkedUpload upload, Processing processing, Instant now) {
        ObjectNode body = body();
        ObjectNode data = data(body, upload.id(), upload.mediaKey())
                .put("size", upload.totalBytes())
                .put("expires_after_secs", Uploads.LIFETIME.toSeconds());
        processing.describe(data.putObject("processing_info"), now);
        return body;
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode data(ObjectNode body, long id, String mediaKey) {
        return body.putObject("data").put("id", Long.toString(id)).put("media_key", mediaKey);
    }
}
