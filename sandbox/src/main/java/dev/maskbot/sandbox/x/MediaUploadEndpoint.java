package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /2/media/upload}: an image in one multipart request. */
final class MediaUploadEndpoint {
    // X: images of 5 MB or less.
    private static final int MAX_BYTES = 5 * 1024 * 1024;

    private final Uploads uploads;
    private final Events events;

    MediaUploadEndpoint(Uploads uploads, Events events) {
        this.uploads = uploads;
        this.events = events;
    }

    void upload(Context ctx, Caller caller) throws IOException {
        QueryParameters.of(ctx, List.of());
        // The chunked form with its command has moved to paths of its own; here X takes anything else for JSON.
        if (!ctx.isMultipartFormData() || ctx.formParam("command") != null) {
            throw Problem.invalidRequest("Request body is not valid JSON.", "$", List.of())
                    .exception();
        }
        requireCategory(ctx);
        UploadedFile media = ctx.uploadedFile("media");
        if (media == null) {
            throw JsonBody.refuse("$.media", "is missing but it is required");
        }
        if (media.size() > MAX_BYTES) {
            throw Problem.payloadTooLarge().exception();
        }
        Photo photo = uploads.add(caller.user(), image(media));
        events.publish(new XEvent.MediaUploaded(photo.id(), caller.user(), photo.image()));
        JsonBody.write(ctx, 200, json(photo));
    }

    private static void requireCategory(Context ctx) {
        String category = ctx.formParam("media_category");
        if (category == null) {
            throw JsonBody.refuse("$.media_category", "is missing but it is required");
        }
        if (!Objects.equals(category, "tweet_image")) {
            throw JsonBody.refuse("$.media_category", "does not have a value in the enumeration [tweet_image]");
        }
    }

    private static ImageFile image(UploadedFile media) throws IOException {
        try (InputStream in = media.content()) {
            return ImageFile.of(in.readAllBytes());
        } catch (IllegalArgumentException e) {
            throw JsonBody.refuse("$.media", e.getMessage());
        }
    }

    private static ObjectNode json(Photo photo) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("data")
                .put("id", Long.toString(photo.id()))
                .put("media_key", photo.mediaKey())
                .put("size", photo.image().length())
                .put("expires_after_secs", Uploads.LIFETIME.toSeconds())
                .putObject("image")
                .put("image_type", photo.image().type().mediaType())
                .put("w", photo.image().width())
                .put("h", photo.image().height());
        return body;
    }
}
