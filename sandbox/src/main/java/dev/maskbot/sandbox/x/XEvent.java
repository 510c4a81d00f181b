package dev.maskbot.sandbox.x;

import java.util.List;

/** Something that happened in the local X, in the order it happened. Immutable. */
public sealed interface XEvent {
    /** A post that answers no other. */
    record PostCreated(Post post) implements XEvent {}

    /** A post that answers another. */
    record ReplyCreated(Post reply, Post parent) implements XEvent {}

    /** A post has a new version. */
    record PostEdited(Post post) implements XEvent {}

    record PostDeleted(Post post) implements XEvent {}

    /** A client was given the stream; the connection has an id of its own. */
    record StreamConnected(long connection) implements XEvent {}

    record StreamDisconnected(long connection, StreamEnd why) implements XEvent {}

    /** A post was written to the connected stream, because of these rules. */
    record PostDelivered(Post post, List<Rule> rules) implements XEvent {
        public PostDelivered {
            rules = List.copyOf(rules);
        }
    }

    record MediaUploaded(long mediaId, User owner, ImageFile image) implements XEvent {}

    /** A call was answered with an error. */
    record RequestRefused(String method, String path, int status, String detail) implements XEvent {}

    /** A call was answered with a TCP reset. */
    record RequestReset(String method, String path) implements XEvent {}
}
