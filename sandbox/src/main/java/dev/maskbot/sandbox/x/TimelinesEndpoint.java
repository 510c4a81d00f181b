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
    private final User owner;

    /** {@code owner} is whose app it is. */
    TimelinesEndpoint(Users users, PostIndex index, PostPage page, Audience audience, User owner) {
        this.users = users;
        this.index = index;
        this.page = page;
        this.audience = audience;
        this.owner = owner;
    }

    void mentions(Context ctx, Caller caller) {
        answer(
                ctx,
                caller,
                user -> index.newestFirst(Operation.LIST_MENTIONS)
                        .filter(post -> post.mentions(user) && !post.isRepost() && audience.sees(user, post))
                        .limit(MENTIONS));
    }

    void posts(Context ctx, Caller caller) {
        answer(
                ctx,
                caller,
                user -> index.newestFirst(Operation.LIST_POSTS)
                        .filter(post -> post.author().equals(user))
                        .limit(OWN_POSTS));
    }

    private void answer(Context ctx, Caller caller, Function<User, Stream<Post>> timeline) {
        long id = QueryParameters.id("id", ctx.pathParam("id"));
        QueryParameters query = QueryParameters.of(ctx, PostPage.PARAMETERS);
        Optional<User> user = users.find(id);
        if (user.isPresent()) {
            page.write(ctx, query, timeline.apply(user.get()), SMALLEST_PAGE, price(caller, user.get()));
        } else {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putArray("errors").add(Problem.resourceNotFound("user", "id", id));
            JsonBody.write(ctx, 200, body);
        }
    }

    private Bill.Item price(Caller caller, User user) {
        boolean isOwners = switch (caller) {
            case Caller.App _ -> true;
            case Caller.Account(var account) -> account.equals(owner);
        };
        return isOwners && user.equals(owner) ? Bill.Item.MENTION_READ : Bill.Item.POST_READ;
    }
}
