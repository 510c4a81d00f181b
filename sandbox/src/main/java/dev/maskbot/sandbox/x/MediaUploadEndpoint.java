package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** {@code POST /2/media/upload}: an image in one request, as a form or as JSON. */
final class MediaUploadEndpoint {
    private final Uploads uploads;
    private final Events events;

    MediaUploadEndpoint(Uploads uploads, Events events) {
        this.uploads = uploads;
        this.events = events;
    }

    record NewMedia(String media, String mediaCategory, String additionalOwners) {}

    void upload(Context ctx, Caller caller) throws IOException {
        QueryParameters.of(ctx, List.of());
        Photo photo = ctx.isMultipartFormData() ? fromForm(ctx, caller) : fromJson(ctx, caller);
        events.publish(new XEvent.MediaUploaded(photo.id(), caller.user(), photo.image()));
        JsonBody.write(ctx, 200, UploadJson.of(photo));
    }

    private Photo fromForm(Context ctx, Caller caller) throws IOException {
        // The chunked form with its command has moved to paths of its own.
        if (ctx.formParam("command") != null) {
            throw Problem.invalidRequest("Request body is not valid JSON.", "$", List.of())
                    .exception();
        }
        MediaCategory category = MediaCategory.of(ctx.formParam("media_category"));
        return add(caller, category, MediaBytes.ofForm(ctx, category.maxBytes()));
    }

    private Photo fromJson(Context ctx, Caller caller) {
        NewMedia media = JsonBody.read(ctx, NewMedia.class);
        MediaCategory category = MediaCategory.of(media.mediaCategory());
        return add(caller, category, MediaBytes.ofBase64(media.media(), category.maxBytes()));
    }

    private Photo add(Caller caller, MediaCategory category, byte[] bytes) {
        try {
            return uploads.add(caller.user(), ImageFile.of(bytes), category.kind());
        } catch (IllegalArgumentException e) {
            throw JsonBody.refuse("$.media", e.getMessage());
        }
    }
}
