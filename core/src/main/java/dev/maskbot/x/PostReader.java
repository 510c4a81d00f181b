package dev.maskbot.x;

import dev.maskbot.x.Post.AccountMention;
import dev.maskbot.x.Post.Reference;
import dev.maskbot.x.Post.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads X's JSON of posts, tolerantly: absent fields have defaults, unknown ones are passed over, and both of X's
 * vocabularies are understood ({@code tweet} until 2026-08, {@code post} since).
 */
public final class PostReader {
    /** What to ask of X so that everything read here is there; spelled in the vocabulary that the stream takes. */
    public static final Map<String, String> FIELDS = Map.of(
            "tweet.fields",
            "id,text,author_id,attachments,conversation_id,display_text_range,edit_history_tweet_ids,"
                    + "entities,in_reply_to_user_id,lang,note_tweet,possibly_sensitive,referenced_tweets",
            "expansions",
            "attachments.media_keys,author_id,referenced_tweets.id,referenced_tweets.id.attachments.media_keys,"
                    + "referenced_tweets.id.author_id",
            "media.fields",
            "media_key,type,url,width,height,alt_text",
            "user.fields",
            "id,username,name,description");

    private PostReader() {}

    /**
     * One post as the stream delivers it: {@code data} is an object.
     *
     * @throws IllegalArgumentException when what makes a post a post is missing
     */
    public static Post post(JsonNode answer) {
        return post(answer.path("data"), Includes.of(answer), References.FOLLOW);
    }

    /** Posts as the lists deliver them: {@code data} is an array, absent when there are none. */
    static PostPage page(JsonNode answer) {
        var includes = Includes.of(answer);
        var posts = new ArrayList<Post>();
        var unreadable = 0;
        for (var data : answer.path("data")) {
            try {
                posts.add(post(data, includes, References.FOLLOW));
            } catch (IllegalArgumentException _) {
                unreadable++; // one odd post must not hide the others on its page
            }
        }
        return new PostPage(
                posts, unreadable, answer.path("meta").path("next_token").asStringOpt());
    }

    /** X sends the posts that a post refers to, but not those that these refer to. */
    private enum References {
        FOLLOW,
        NAME
    }

    private static Post post(JsonNode data, Includes includes, References references) {
        var id = id(data.path("id"));
        var author = required(data, "author_id");
        var note = either(data, "note_tweet", "note_post");
        var isLong = !note.isMissingNode();
        var history = new ArrayList<PostId>();
        for (var edit : either(data, "edit_history_tweet_ids", "edit_history_post_ids")) {
            history.add(id(edit));
        }
        Collections.sort(history);
        return new Post(
                id,
                author,
                includes.isAutomated(author),
                isLong ? note.path("text").asString("") : data.path("text").asString(""),
                id.at(),
                data.has("conversation_id") ? id(data.path("conversation_id")) : id,
                data.path("lang").asString("und"),
                data.path("possibly_sensitive").asBoolean(false),
                history.isEmpty() ? List.of(id) : history,
                data.path("display_text_range").path(0).asInt(0),
                mentions(isLong ? note.path("entities") : data.path("entities")),
                references(either(data, "referenced_tweets", "referenced_posts"), includes, references),
                includes.photos(data.path("attachments").path("media_keys")));
    }

    private static List<AccountMention> mentions(JsonNode entities) {
        var mentions = new ArrayList<AccountMention>();
        for (var mention : entities.path("mentions")) {
            mentions.add(new AccountMention(
                    mention.path("id").asString(""), mention.path("start").asInt(0)));
        }
        return mentions;
    }

    private static List<Reference> references(JsonNode nodes, Includes includes, References references) {
        var found = new ArrayList<Reference>();
        for (var node : nodes) {
            found.add(reference(node, includes, references));
        }
        return found;
    }

    private static Reference reference(JsonNode node, Includes includes, References references) {
        var id = id(node.path("id"));
        return new Reference(
                relation(node.path("type").asString("")),
                id,
                references == References.NAME
                        ? Optional.empty()
                        : includes.post(id.toString()).flatMap(post -> readable(post, includes)));
    }

    /** The post that another refers to. It is a help, so an odd one is as good as none. */
    private static Optional<Post> readable(JsonNode data, Includes includes) {
        try {
            return Optional.of(post(data, includes, References.NAME));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Relation relation(String type) {
        return switch (type) {
            case "replied_to" -> Relation.REPLIED_TO;
            case "quoted" -> Relation.QUOTED;
            case "retweeted", "reposted" -> Relation.REPOSTED;
            default -> Relation.OTHER;
        };
    }

    static JsonNode either(JsonNode node, String old, String current) {
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
}
