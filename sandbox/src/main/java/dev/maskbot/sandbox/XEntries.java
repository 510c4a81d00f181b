package dev.maskbot.sandbox;

import dev.maskbot.sandbox.process.Journal.Entry;
import dev.maskbot.sandbox.x.XEvent;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Tells the journal what happened on the local X. */
final class XEntries {
    private XEntries() {}

    static Entry of(XEvent event, Instant at) {
        return switch (event) {
            case XEvent.PostCreated(var post) ->
                info(
                        at,
                        "post.created",
                        Map.of("post", post.id(), "author", post.author().username()));
            case XEvent.ReplyCreated(var reply, var parent) ->
                info(at, "reply.created", Map.of("post", parent.id(), "reply", reply.id()));
            case XEvent.PostEdited(var post) ->
                info(
                        at,
                        "post.edited",
                        Map.of("post", post.id(), "first", post.editHistory().getFirst()));
            case XEvent.PostDeleted(var post) -> info(at, "post.deleted", Map.of("post", post.id()));
            case XEvent.StreamConnected(var connection) ->
                info(at, "client.connected", Map.of("connection", connection));
            case XEvent.StreamDisconnected(var connection, var why) ->
                info(at, "client.disconnected", Map.of("connection", connection, "why", why));
            case XEvent.PostDelivered(var post, var _) -> info(at, "post.delivered", Map.of("post", post.id()));
            case XEvent.MediaUploaded(var media, var _, var image) ->
                info(at, "media.uploaded", Map.of("media", media, "bytes", image.length()));
            case XEvent.RequestRefused(var method, var path, var status, var detail) ->
                entry(
                        at,
                        "WARN",
                        "request.refused",
                        Map.of("request", method + " " + path, "status", status, "detail", detail));
            case XEvent.RequestReset(var method, var path) ->
                entry(at, "WARN", "request.reset", Map.of("request", method + " " + path));
        };
    }

    private static Entry info(Instant at, String event, Map<String, Object> fields) {
        return entry(at, "INFO", event, fields);
    }

    private static Entry entry(Instant at, String level, String event, Map<String, Object> fields) {
        var texts = new TreeMap<String, String>();
        fields.forEach((name, value) -> texts.put(name, value.toString()));
        return new Entry(at, "x", level, event, texts);
    }
}
