package dev.maskbot.sandbox.x;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /__admin}: what people do on X, what the bot replied, the clock, and a fresh start, for whoever drives a local X
 * from another process. JSON; what X would not let people do is answered with 400. Thread-safe.
 */
record AdminEndpoint(LocalX x, User bot) {
    private static final String PATH = "/__admin";

    private static final String ONE_POST = PATH + "/posts/{id}";

    record NewUser(
            String username,
            String name,
            String bio,
            Boolean automated,
            @JsonProperty("protected") Boolean hidden) {}

    record NewPost(
            String author,
            String text,
            List<Image> photos,
            String inReplyTo,
            String quoted,
            Boolean sensitive,
            String replySettings) {}

    record Image(String media, String altText) {}

    record NewText(String text) {}

    record Reposter(String author) {}

    record Advance(String by) {}

    void install(RoutesConfig routes) {
        routes.post(PATH + "/users", saying(this::createUser));
        routes.post(PATH + "/posts", saying(this::post));
        routes.put(ONE_POST, saying(this::edit));
        routes.delete(ONE_POST, ctx -> {
            x.delete(find(ctx.pathParam("id")));
            ctx.status(204);
        });
        routes.post(ONE_POST + "/repost", saying(this::repost));
        routes.get(PATH + "/replies", this::replies);
        routes.get(PATH + "/clock", this::now);
        routes.post(PATH + "/clock", saying(this::advance));
        routes.post(PATH + "/reset", ctx -> {
            x.reset();
            ctx.status(204);
        });
    }

    private void createUser(Context ctx) {
        NewUser wanted = JsonBody.read(ctx, NewUser.class);
        String username = JsonBody.required("$.username", wanted.username());
        User user = x.createUser(
                username,
                Objects.requireNonNullElse(wanted.name(), username),
                Objects.requireNonNullElse(wanted.bio(), ""),
                Boolean.TRUE.equals(wanted.automated()));
        if (Boolean.TRUE.equals(wanted.hidden())) {
            x.protect(user);
        }
        created(ctx, user.id());
    }

    private void post(Context ctx) {
        NewPost wanted = JsonBody.read(ctx, NewPost.class);
        List<NewPhoto> photos = Objects.requireNonNullElse(wanted.photos(), List.<Image>of()).stream()
                .map(AdminEndpoint::photo)
                .toList();
        Optional<ReplySettings> settings =
                Optional.ofNullable(wanted.replySettings()).map(ReplySettings::of);
        Draft draft = Draft.of(author(wanted.author()), Objects.requireNonNullElse(wanted.text(), ""))
                .with(photos.toArray(NewPhoto[]::new));
        if (wanted.inReplyTo() != null) {
            draft = draft.replyingTo(find(wanted.inReplyTo()));
        }
        if (wanted.quoted() != null) {
            draft = draft.quoting(find(wanted.quoted()));
        }
        if (Boolean.TRUE.equals(wanted.sensitive())) {
            draft = draft.withWarning();
        }
        Post post = x.post(draft);
        settings.ifPresent(only -> x.restrictReplies(post, only));
        created(ctx, post.id());
    }

    private void edit(Context ctx) {
        String text =
                JsonBody.required("$.text", JsonBody.read(ctx, NewText.class).text());
        created(ctx, x.edit(find(ctx.pathParam("id")), text).id());
    }

    private void repost(Context ctx) {
        User author = author(JsonBody.read(ctx, Reposter.class).author());
        created(ctx, x.repost(author, find(ctx.pathParam("id"))).id());
    }

    /** With the bytes of their images; to one post, or all there are. */
    private void replies(Context ctx) {
        var replies = Optional.ofNullable(ctx.queryParam("to"))
                .map(id -> x.replies(find(id)))
                .orElseGet(() -> x.posts(bot));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var data = body.putArray("data");
        replies.stream()
                .filter(post -> post.author().equals(bot) && post.isReply())
                .forEach(post -> data.add(AdminJson.reply(post)));
        JsonBody.write(ctx, 200, body);
    }

    private void now(Context ctx) {
        JsonBody.write(ctx, 200, JsonNodeFactory.instance.objectNode().put("now", PostJson.time(x.now())));
    }

    private void advance(Context ctx) {
        String by = JsonBody.required("$.by", JsonBody.read(ctx, Advance.class).by());
        try {
            x.advance(Duration.parse(by));
        } catch (DateTimeParseException _) {
            throw JsonBody.refuse("$.by", "is no ISO 8601 duration");
        }
        now(ctx);
    }

    private User author(String username) {
        return x.findOrCreateUser(JsonBody.required("$.author", username));
    }

    private Post find(String id) {
        return x.find(QueryParameters.id("id", id)).orElseThrow(NotFoundResponse::new);
    }

    private static NewPhoto photo(Image image) {
        byte[] bytes = Base64.getDecoder().decode(JsonBody.required("$.photos.media", image.media()));
        return new NewPhoto(bytes, Objects.requireNonNullElse(image.altText(), ""));
    }

    private static void created(Context ctx, long id) {
        JsonBody.write(ctx, 201, JsonNodeFactory.instance.objectNode().put("id", Long.toString(id)));
    }

    private static Handler saying(Handler handler) {
        return ctx -> {
            try {
                handler.handle(ctx);
            } catch (IllegalArgumentException e) {
                throw Problem.invalidRequest(String.valueOf(e.getMessage()), "$", List.of())
                        .exception();
            }
        };
    }
}
