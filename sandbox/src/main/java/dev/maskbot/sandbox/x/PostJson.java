package dev.maskbot.sandbox.x;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a post, a photo, an account as X does: the default fields, and those asked for. Thread-safe. */
final class PostJson {
    // X: always three decimals.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    // X's own, as in its samples of events.
    private static final String AUTOMATED_BADGE =
            "https://pbs.twimg.com/semantic_core_img/1428827730364096519/4ZXpTBhS?format=png&name=orig";

    private final Supplier<URI> site;
    private final Audience audience;

    /** {@code site} is where photos are served, known once the server listens. */
    PostJson(Supplier<URI> site, Audience audience) {
        this.site = site;
        this.audience = audience;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    boolean isPublic(Post post) {
        return audience.isPublic(post);
    }

    ObjectNode post(Post post, FieldSelection fields) {
        ObjectNode json =
                object().put("id", id(post.id())).put("text", post.text().full());
        ArrayNode versions = json.putArray(fields.spell("edit_history_tweet_ids"));
        post.editHistory().forEach(version -> versions.add(id(version)));
        if (fields.hasPostField("author_id")) {
            json.put("author_id", id(post.author().id()));
        }
        if (fields.hasPostField("created_at")) {
            json.put("created_at", time(post.createdAt()));
        }
        if (fields.hasPostField("conversation_id")) {
            json.put("conversation_id", id(post.conversationId()));
        }
        if (fields.hasPostField("lang")) {
            json.put("lang", post.language());
        }
        if (fields.hasPostField("display_text_range")) {
            json.putArray("display_text_range")
                    .add(post.text().displayStart())
                    .add(post.text().displayEnd());
        }
        if (fields.hasPostField("possibly_sensitive")) {
            json.put("possibly_sensitive", post.sensitive());
        }
        if (fields.hasPostField("reply_settings")) {
            json.put("reply_settings", audience.replySettings(post).label());
        }
        if (fields.hasPostField("in_reply_to_user_id")) {
            post.inReplyTo().ifPresent(user -> json.put("in_reply_to_user_id", id(user.id())));
        }
        if (fields.hasPostField("referenced_tweets") && !post.references().isEmpty()) {
            json.set(fields.spell("referenced_tweets"), references(post));
        }
        if (fields.hasPostField("attachments") && !post.photos().isEmpty()) {
            ArrayNode keys = json.putObject("attachments").putArray("media_keys");
            post.photos().forEach(photo -> keys.add(photo.mediaKey()));
        }
        if (fields.hasPostField("attachments") && post.poll()) {
            json.putObject("attachments").putArray("poll_ids").add(id(post.id()));
        }
        if (fields.hasPostField("entities")) {
            EntitiesJson.set(json, post.text());
        }
        if (fields.hasPostField("note_tweet")) {
            post.note()
                    .ifPresent(note -> EntitiesJson.set(
                            json.putObject(fields.spell("note_tweet")).put("text", note.full()), note));
        }
        return json;
    }

    ObjectNode photo(Photo photo, FieldSelection fields) {
        ObjectNode json = object().put("media_key", photo.mediaKey())
                .put("type", photo.kind().label());
        // X: what moves has a preview and variants, and no URL.
        String address = photo.kind() == MediaKind.PHOTO ? "url" : "preview_image_url";
        if (fields.media().contains(address)) {
            json.put(address, site.get() + "/media/" + photo.name() + ".jpg");
        }
        if (fields.media().contains("width")) {
            json.put("width", photo.image().width());
        }
        if (fields.media().contains("height")) {
            json.put("height", photo.image().height());
        }
        if (fields.media().contains("alt_text") && !photo.altText().isEmpty()) {
            json.put("alt_text", photo.altText());
        }
        return json;
    }

    ObjectNode user(User user, FieldSelection fields) {
        ObjectNode json =
                object().put("id", id(user.id())).put("name", user.name()).put("username", user.username());
        if (fields.user().contains("description")) {
            json.put("description", user.bio());
        }
        if (fields.user().contains("affiliation") && user.automated()) {
            json.putObject("affiliation").put("badge_url", AUTOMATED_BADGE).put("description", "Automated");
        }
        if (fields.user().contains("protected")) {
            json.put("protected", audience.isProtected(user));
        }
        if (fields.user().contains("verified")) {
            json.put("verified", false);
        }
        return json;
    }

    private static ArrayNode references(Post post) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        post.references()
                .forEach(reference ->
                        json.addObject().put("type", reference.kind().label()).put("id", id(reference.postId())));
        return json;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** X writes ids as strings, since not every client has integers of 64 bits. */
    static String id(long id) {
        return Long.toString(id);
    }
}
