package dev.maskbot.x;

import dev.maskbot.x.Post.AccountMention;
import dev.maskbot.x.Post.Photo;
import dev.maskbot.x.Post.Reference;
import dev.maskbot.x.Post.Relation;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads X's JSON of posts, tolerantly: absent fields have defaults, unknown ones are passed over, and both of X's
 * vocabularies are understood ({@code tweet} until 2026-08, {@code post} since).
 */
public final class PostReader {
    /** What to ask of X so that everything read here is there; spelled in the vocabulary that the stream takes. */
    public static final Map<String, String> FIELDS = Map.of(
            "tweet.fields",
            "id,text,author_id,created_at,attachments,conversation_id,display_text_range,edit_history_tweet_ids,"
                    + "entities,in_reply_to_user_id,lang,note_tweet,possibly_sensitive,referenced_tweets",
            "expansions",
            "attachments.media_keys,author_id",
            "media.fields",
            "media_key,type,url,width,height,alt_text",
            "user.fields",
            "id,username,name");

    private PostReader() {}

    /**
     * One post as the stream delivers it: {@code data} is an object.
     *
     * @throws IllegalArgumentException when what makes a post a post is missing
     */
    public static Post post(JsonNode answer) {
        return post(answer.path("data"), photosByKey(answer.path("includes")));
    }

    /** Posts as the lists deliver them: {@code data} is an array, absent when there are none. */
    public static List<Post> posts(JsonNode answer) {
        var photos = photosByKey(answer.path("includes"));
        return answer.path("data").valueStream().map(data -> post(data, photos)).toList();
    }

    private static Post post(JsonNode data, Map<String, Photo> photos) {
        var id = id(data.path("id"));
        var note = either(data, "note_tweet", "note_post");
        var isLong = !note.isMissingNode();
        var history = either(data, "edit_history_tweet_ids", "edit_history_post_ids")
                .valueStream()
                .map(PostReader::id)
                .sorted()
                .toList();
        return new Post(
                id,
                required(data, "author_id"),
                isLong ? note.path("text").asString("") : data.path("text").asString(""),
                instant(required(data, "created_at")),
                data.has("conversation_id") ? id(data.path("conversation_id")) : id,
                data.path("lang").asString("und"),
                data.path("possibly_sensitive").asBoolean(false),
                history.isEmpty() ? List.of(id) : history,
                data.path("display_text_range").path(0).asInt(0),
                mentions(isLong ? note.path("entities") : data.path("entities")),
                either(data, "referenced_tweets", "referenced_posts")
                        .valueStream()
                        .map(PostReader::reference)
                        .toList(),
                data.path("attachments")
                        .path("media_keys")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(photos::containsKey)
                        .map(photos::get)
                        .toList());
    }

    private static Map<String, Photo> photosByKey(JsonNode includes) {
        var photos = new HashMap<String, Photo>();
        for (var media : includes.path("media")) {
            if (media.path("type").asString("").equals("photo") && media.has("url")) {
                photos.put(
                        media.path("media_key").asString(""),
                        new Photo(
                                URI.create(media.path("url").asString()),
                                media.path("alt_text").asString("")));
            }
        }
        return photos;
    }

    private static List<AccountMention> mentions(JsonNode entities) {
        return entities.path("mentions")
                .valueStream()
                .map(mention -> new AccountMention(
                        mention.path("id").asString(""), mention.path("start").asInt(0)))
                .toList();
    }

    private static Reference reference(JsonNode node) {
        var relation = switch (node.path("type").asString("")) {
            case "replied_to" -> Relation.REPLIED_TO;
            case "quoted" -> Relation.QUOTED;
            case "retweeted", "reposted" -> Relation.REPOSTED;
            default -> Relation.OTHER;
        };
        return new Reference(relation, id(node.path("id")));
    }

    private static JsonNode either(JsonNode node, String old, String current) {
        return node.has(old) ? node.path(old) : node.path(current);
    }

    private static String required(JsonNode node, String field) {
        var value = node.path(field).asString("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a post without " + field);
        }
        return value;
    }

    private static PostId id(JsonNode node) {
        return PostId.of(node.asString(""));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a post without a readable created_at", e);
        }
    }
}
