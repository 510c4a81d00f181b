package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An image in several requests: {@code POST /2/media/upload/initialize}, {@code /:id/append} and {@code /:id/finalize};
 * then {@code GET /2/media/upload}, for what X works on afterwards.
 */
final class ChunkedUploadEndpoint {
    // X: segments 0 to 999, of 8 MB at most.
    private static final int LAST_SEGMENT = 999;
    private static final int MAX_SEGMENT = 8 * 1024 * 1024;

    private static final List<String> MEDIA_TYPES = List.of("image/jpeg", "image/gif", "image/png", "image/webp");

    private final ChunkedUploads begun;
    private final Uploads uploads;
    private final Faults faults;
    private final Events events;
    private final InstantSource clock;

    ChunkedUploadEndpoint(ChunkedUploads begun, Uploads uploads, Faults faults, Events events, InstantSource clock) {
        this.begun = begun;
        this.uploads = uploads;
        this.faults = faults;
        this.events = events;
        this.clock = clock;
    }

    record Announcement(
            String mediaCategory, String mediaType, Long totalBytes, List<String> additionalOwners, Boolean shared) {}

    record Segment(String media, Integer segmentIndex) {}

    record Nothing() {}

    void initialize(Context ctx, Caller caller) {
        Announcement announced = JsonBody.read(ctx, Announcement.class);
        String type = JsonBody.required("$.media_type", announced.mediaType());
        if (!MEDIA_TYPES.contains(type)) {
            throw JsonBody.refuse("$.media_type", "does not have a value in the enumeration " + MEDIA_TYPES);
        }
        MediaCategory category = announced.mediaCategory() == null
                ? MediaCategory.ofType(type)
                : MediaCategory.of(announced.mediaCategory());
        long total = JsonBody.required("$.total_bytes", announced.totalBytes());
        if (total < 0 || total > category.maxBytes()) {
            throw refuse("File size exceeds " + category.maxBytes() + " bytes.", "total_bytes", Long.toString(total));
        }
        JsonBody.write(ctx, 200, UploadJson.begun(begun.begin(caller.user(), category, total)));
    }

    void append(Context ctx, Caller caller) throws IOException {
        ChunkedUpload upload = find(ctx.pathParam("id"), caller);
        boolean appended;
        if (ctx.isMultipartFormData()) {
            String index = JsonBody.required("$.segment_index", ctx.formParam("segment_index"));
            appended = upload.append(index(index), MediaBytes.ofForm(ctx, MAX_SEGMENT));
        } else {
            Segment segment = JsonBody.read(ctx, Segment.class);
            Integer index = JsonBody.required("$.segment_index", segment.segmentIndex());
            appended = upload.append(index(index.toString()), MediaBytes.ofBase64(segment.media(), MAX_SEGMENT));
        }
        if (!appended) {
            throw notFound(ctx.pathParam("id"));
        }
        JsonBody.write(ctx, 200, UploadJson.appended(upload));
    }

    void complete(Context ctx, Caller caller) {
        if (!ctx.body().isEmpty()) {
            JsonBody.read(ctx, Nothing.class);
        }
        ChunkedUpload upload = find(ctx.pathParam("id"), caller);
        byte[] whole = upload.take()
                .orElseThrow(() -> refuse(
                        "Segments do not add up to provided total file size.", "id", Long.toString(upload.id())));
        Optional<Photo> photo = photo(upload, whole);
        var ready = clock.instant();
        if (upload.category() == MediaCategory.TWEET_GIF) {
            boolean sound = photo.isPresent()
                    && photo.get().image().type() == ImageFile.Type.GIF
                    && faults.meet(Kind.FailedProcessing.class).isEmpty();
            var processing = new Processing(ready, sound);
            upload.process(processing);
            photo = photo.filter(_ -> sound);
            ready = processing.end();
        } else if (photo.isEmpty()) {
            throw refuse("media type unrecognized.", "id", Long.toString(upload.id()));
        }
        if (photo.isPresent()) {
            uploads.add(caller.user(), photo.get(), ready);
            events.publish(new XEvent.MediaUploaded(
                    upload.id(), caller.user(), photo.get().image()));
        }
        JsonBody.write(ctx, 200, state(upload).orElseGet(photo.map(UploadJson::of)::get));
    }

    void status(Context ctx, Caller caller) {
        QueryParameters query = QueryParameters.of(ctx, List.of("media_id", "command"));
        query.list("command", List.of("STATUS"));
        String id = query.text("media_id").orElse("");
        ChunkedUpload upload = find(id, caller);
        JsonBody.write(ctx, 200, state(upload).orElseThrow(() -> notFound(id)));
    }

    /** X knows none of what it need not work on. */
    private Optional<ObjectNode> state(ChunkedUpload upload) {
        return upload.processing().map(processing -> UploadJson.of(upload, processing, clock.instant()));
    }

    private ChunkedUpload find(String id, Caller caller) {
        return begun.find(caller.user(), QueryParameters.id("media_id", id)).orElseThrow(() -> notFound(id));
    }

    private static Optional<Photo> photo(ChunkedUpload upload, byte[] whole) {
        try {
            return Optional.of(new Photo(
                    upload.id(), ImageFile.of(whole), "", upload.category().kind()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static int index(String text) {
        if (!text.matches("\\d{1,3}")) {
            throw JsonBody.refuse("$.segment_index", "is not between 0 and " + LAST_SEGMENT);
        }
        return Integer.parseInt(text);
    }

    /** X's words for an upload that it does not know. */
    private static ProblemException notFound(String id) {
        return refuse("BadRequest: Not found", "media_id", id);
    }

    private static ProblemException refuse(String message, String parameter, String value) {
        return Problem.invalidRequest(message, parameter, List.of(value)).exception();
    }
}
