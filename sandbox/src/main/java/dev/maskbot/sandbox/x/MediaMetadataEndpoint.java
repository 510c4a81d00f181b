package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /2/media/metadata}: the alt text of an upload. */
final class MediaMetadataEndpoint {
    // X: up to 1,000 characters.
    private static final int MAX_ALT_TEXT = 1000;

    private final Uploads uploads;
    private final Bill bill;

    MediaMetadataEndpoint(Uploads uploads, Bill bill) {
        this.uploads = uploads;
        this.bill = bill;
    }

    record Description(String id, Metadata metadata) {}

    record Metadata(AltText altText) {}

    record AltText(String text) {}

    void describe(Context ctx, Caller caller) {
        Description description = JsonBody.read(ctx, Description.class);
        String id = JsonBody.required("$.id", description.id());
        Metadata metadata = JsonBody.required("$.metadata", description.metadata());
        AltText altText = JsonBody.required("$.metadata.alt_text", metadata.altText());
        String text = JsonBody.required("$.metadata.alt_text.text", altText.text());
        if (text.codePointCount(0, text.length()) > MAX_ALT_TEXT) {
            throw JsonBody.refuse("$.metadata.alt_text.text", "may only be " + MAX_ALT_TEXT + " characters long");
        }
        if (!uploads.describe(caller.user(), QueryParameters.id("id", id), text)) {
            throw Problem.invalidRequest("Your media IDs are invalid.", "id", List.of(id))
                    .exception();
        }
        bill.charge(Bill.Item.MEDIA_DESCRIBED);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("data")
                .put("id", id)
                .putObject("associated_metadata")
                .putObject("alt_text")
                .put("text", text);
        JsonBody.write(ctx, 200, body);
    }
}
