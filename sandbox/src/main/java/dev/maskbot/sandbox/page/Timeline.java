package dev.maskbot.sandbox.page;

import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.x.Draft;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.NewPhoto;
import dev.maskbot.sandbox.x.Post;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.sandbox.x.XEvent;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What people post and what the bot answers, the newest first. Thread-safe. */
final class Timeline {
    /** Of people and, so that it does not push them out, as many of the crowd. */
    private static final int SHOWN = 30;

    private final LocalX x;
    private final User bot;
    private final Deque<Post> posts = new ConcurrentLinkedDeque<>();

    Timeline(LocalX x, User bot) {
        this.x = x;
        this.bot = bot;
    }

    void see(XEvent event) {
        switch (event) {
            case XEvent.PostCreated(var post) -> add(post);
            case XEvent.ReplyCreated(var reply, var _) when !reply.author().equals(bot) -> add(reply);
            default -> {} // read anew at each look
        }
    }

    private void add(Post post) {
        posts.addFirst(post);
        var crowd = Crowd.has(post.author());
        var like = posts.stream()
                .filter(other -> Crowd.has(other.author()) == crowd)
                .toList();
        if (like.size() > SHOWN) {
            posts.remove(like.getLast());
        }
    }

    List<Map<String, Object>> shown() {
        return posts.stream().map(this::conversation).toList();
    }

    /** A form: {@code author}, {@code text}, {@code photo}s or a built-in {@code picture}, {@code replyTo}. */
    Post post(Context form) throws IOException {
        var author = x.findOrCreateUser(parameter(form, "author").orElse("alice"));
        var parent = parameter(form, "replyTo")
                .map(id -> x.find(Long.parseLong(id)).orElseThrow(() -> new IllegalArgumentException("it is gone")));
        var draft = Draft.of(author, parameter(form, "text").orElse(""))
                .with(photos(form).toArray(NewPhoto[]::new));
        return x.post(parent.map(draft::replyingTo).orElse(draft));
    }

    private static List<NewPhoto> photos(Context form) throws IOException {
        var photos = new ArrayList<NewPhoto>();
        for (var file : form.uploadedFiles("photo")) {
            if (file.size() > 0) {
                photos.add(new NewPhoto(bytes(file), ""));
            }
        }
        if (photos.isEmpty()) {
            parameter(form, "picture")
                    .flatMap(Pictures::jpeg)
                    .map(jpeg -> new NewPhoto(jpeg, ""))
                    .ifPresent(photos::add);
        }
        return photos;
    }

    private static byte[] bytes(UploadedFile file) throws IOException {
        try (var content = file.content()) {
            return content.readAllBytes();
        }
    }

    private static Optional<String> parameter(Context form, String name) {
        return Optional.ofNullable(form.formParam(name)).filter(value -> !value.isBlank());
    }

    private Map<String, Object> conversation(Post post) {
        return Map.of(
                "post", shown(post),
                "gone", x.find(post.id()).isEmpty(),
                "replies",
                        x.replies(post).stream()
                                .filter(reply -> reply.author().equals(bot))
                                .map(this::shown)
                                .toList());
    }

    private Map<String, Object> shown(Post post) {
        return Map.of(
                "id", Long.toString(post.id()), // JavaScript's numbers are too short for it
                "author", post.author().username(),
                "to", post.inReplyTo().map(User::username).orElse(""),
                "at", post.createdAt().toString(),
                "text", post.typed(),
                "photos",
                        post.photos().stream()
                                .map(photo -> Map.of(
                                        "url", "%s/media/%s.jpg?name=large".formatted(x.url(), photo.name()),
                                        "alt", photo.altText()))
                                .toList());
    }
}
