package dev.maskbot.sandbox.x;

import java.util.Base64;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what the bot replied, images and all. */
final class AdminJson {
    private AdminJson() {}

    static ObjectNode reply(Post post) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", PostJson.id(post.id()))
                .put("text", post.text().full())
                .put("created_at", PostJson.time(post.createdAt()));
        post.references().stream()
                .filter(reference -> reference.kind() == Reference.Kind.REPLIED_TO)
                .forEach(reference -> json.put("in_reply_to", PostJson.id(reference.postId())));
        var photos = json.putArray("photos");
        for (Photo photo : post.photos()) {
            photos.addObject()
                    .put("media_key", photo.mediaKey())
                    .put("type", photo.image().type().mediaType())
                    .put("alt_text", photo.altText())
                    .put(
                            "media",
                            Base64.getEncoder().encodeToString(photo.image().bytes()));
        }
        return json;
    }
}
