package dev.maskbot.sandbox.x;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An answer with posts in X's envelope: {@code data}, what the expansions add to {@code includes}, partial errors. */
final class PostAnswer {
    private final PostJson json;
    private final Posts posts;
    private final FieldSelection fields;
    private final Map<String, ObjectNode> media = new LinkedHashMap<>();
    private final Map<Long, ObjectNode> users = new LinkedHashMap<>();
    private final Map<Long, ObjectNode> referenced = new LinkedHashMap<>();
    private final Map<Long, ObjectNode> missing = new LinkedHashMap<>();

    private PostAnswer(PostJson json, Posts posts, FieldSelection fields) {
        this.json = json;
        this.posts = posts;
        this.fields = fields;
    }

    /** {@code data} is one object. */
    static ObjectNode one(PostJson json, Posts posts, FieldSelection fields, Post post) {
        PostAnswer answer = new PostAnswer(json, posts, fields);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", answer.add(post));
        return answer.complete(body);
    }

    /** {@code data} is a list, absent when it would be empty. */
    static ObjectNode list(PostJson json, Posts posts, FieldSelection fields, List<Post> page) {
        PostAnswer answer = new PostAnswer(json, posts, fields);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        page.forEach(post -> body.withArray("data").add(answer.add(post)));
        return answer.complete(body);
    }

    private ObjectNode add(Post post) {
        if (fields.expands("author_id")) {
            include(post.author());
        }
        if (fields.expands("in_reply_to_user_id")) {
            post.inReplyTo().ifPresent(this::include);
        }
        if (fields.expands("entities.mentions.username")) {
            post.text().mentions().forEach(mention -> include(mention.user()));
        }
        if (fields.expands("entities.note.mentions.username")) {
            post.note().stream().flatMap(note -> note.mentions().stream()).forEach(mention -> include(mention.user()));
        }
        if (fields.expands("attachments.media_keys")) {
            post.photos().forEach(this::include);
        }
        post.references().forEach(this::follow);
        return json.post(post, fields);
    }

    private void follow(Reference reference) {
        boolean author = fields.expands("referenced_tweets.id.author_id");
        boolean photos = fields.expands("referenced_tweets.id.attachments.media_keys");
        // The longer paths go through the referenced post, so X includes it with them.
        if (!fields.expands("referenced_tweets.id") && !author && !photos) {
            return;
        }
        var type = fields.spell("tweet");
        var parameter = fields.spell("referenced_tweets.id");
        long id = reference.postId();
        Optional<Post> found = posts.find(id);
        if (found.isEmpty()) {
            missing.put(id, Problem.resourceNotFound(type, parameter, id));
        } else if (!json.isPublic(found.get())) {
            missing.put(id, Problem.notAuthorized(type, parameter, id));
        } else {
            referenced.put(id, json.post(found.get(), fields));
            if (author) {
                include(found.get().author());
            }
            if (photos) {
                found.get().photos().forEach(this::include);
            }
        }
    }

    private void include(User user) {
        users.put(user.id(), json.user(user, fields));
    }

    private void include(Photo photo) {
        media.put(photo.mediaKey(), json.photo(photo, fields));
    }

    private ObjectNode complete(ObjectNode body) {
        ObjectNode includes = JsonNodeFactory.instance.objectNode();
        putUnlessEmpty(includes, "media", media);
        putUnlessEmpty(includes, "users", users);
        putUnlessEmpty(includes, fields.spell("tweets"), referenced);
        if (!includes.isEmpty()) {
            body.set("includes", includes);
        }
        putUnlessEmpty(body, "errors", missing);
        return body;
    }

    private static void putUnlessEmpty(ObjectNode parent, String name, Map<?, ObjectNode> children) {
        if (!children.isEmpty()) {
            ArrayNode array = parent.putArray(name);
            children.values().forEach(array::add);
        }
    }
}
