package dev.maskbot.sandbox.x;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what X found in a text: mentions, hashtags, links. */
final class EntitiesJson {
    private EntitiesJson() {}

    /** Adds the {@code entities} of a text to what has that text, if there are any. */
    static void set(ObjectNode parent, PostText text) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        text.mentions()
                .forEach(mention -> span(json, "mentions", mention.start(), mention.end())
                        .put("username", mention.user().username())
                        .put("id", PostJson.id(mention.user().id())));
        text.hashtags()
                .forEach(hashtag ->
                        span(json, "hashtags", hashtag.start(), hashtag.end()).put("tag", hashtag.tag()));
        text.links().forEach(link -> {
            ObjectNode url = span(json, "urls", link.start(), link.end())
                    .put("url", link.url())
                    .put("expanded_url", link.expandedUrl())
                    .put("display_url", link.displayUrl());
            link.mediaKey().ifPresent(key -> url.put("media_key", key));
        });
        if (!json.isEmpty()) {
            parent.set("entities", json);
        }
    }

    private static ObjectNode span(ObjectNode entities, String kind, int start, int end) {
        return entities.withArray(kind).addObject().put("start", start).put("end", end);
    }
}
