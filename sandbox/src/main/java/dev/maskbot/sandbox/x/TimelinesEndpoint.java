package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /2/users/:id/mentions} and {@code GET /2/users/:id/tweets}, newest first. */
final class TimelinesEndpoint {
    // X: the mentions timeline reaches back 800 posts, a user's own 3,200.
    private static final int MENTIONS = 800;
    private static final int OWN_POSTS = 3200;
    private static final int SMALLEST_PAGE = 5;

    private final Users users;
    private final PostIndex index;
    private final PostPage page;
    private final Audience audience;

    TimelinesEndpoint(Users users, PostIndex index, PostPage page, Audience audience) {
        this.users = users;
        this.index = index;
        this.page = page;
        this.audience = audience;
    }

    void mentions(Context ctx, Caller caller) {
        answer(
                ctx,
                user -> index.newestFirst(Operation.LIST_MENTIONS)
                        .filter(post -> post.mentions(user) && !post.isRepost() && audience.sees(user, post))
                        .limit(MENTIONS));
    }

    void posts(Context ctx, Caller caller) {
        answer(
                ctx,
                user -> index.newestFirst(Operation.LIST_POSTS)
                        .filter(post -> post.author().equals(user))
                        .limit(OWN_POSTS));
    }

    private void answer(Context ctx, Function<User, Stream<Post>> timeline) {
        long id = QueryParameters.id("id", ctx.pathParam("id"));
        QueryParameters query = QueryParameters.of(ctx, PostPage.PARAMETERS);
        Optional<User> user = users.find(id);
        if (user.isPresent()) {
            page.write(ctx, query, timeline.apply(user.get()), SMALLEST_PAGE, Bill.Item.MENTION_READ);
        } else {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putArray("errors").add(Problem.resourceNotFound("user", "id", id));
            JsonBody.write(ctx, 200, body);
        }
    }
}
