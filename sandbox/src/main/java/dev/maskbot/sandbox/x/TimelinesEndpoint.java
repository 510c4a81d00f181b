package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /2/users/:id/mentions} and {@code GET /2/users/:id/tweets}, newest first. */
final class TimelinesEndpoint {
    // X: the mentions timeline reaches back 800 posts, a user's own 3,200.
    private static final int MENTIONS = 800;
    private static final int OWN_POSTS = 3200;

    private static final List<String> PARAMETERS = Stream.concat(
                    Stream.of("since_id", "until_id", "max_results", "pagination_token"),
                    FieldSelection.READ_PARAMETERS.stream())
            .toList();

    private final Users users;
    private final Posts posts;
    private final PostJson json;
    private final Audience audience;
    private final Faults faults;
    private final Bill bill;
    private final InstantSource clock;

    TimelinesEndpoint(
            Users users, Posts posts, PostJson json, Audience audience, Faults faults, Bill bill, InstantSource clock) {
        this.users = users;
        this.posts = posts;
        this.json = json;
        this.audience = audience;
        this.faults = faults;
        this.bill = bill;
        this.clock = clock;
    }

    void mentions(Context ctx, Caller caller) {
        long id = QueryParameters.id("id", ctx.pathParam("id"));
        answer(
                ctx,
                id,
                user -> indexed(Operation.LIST_MENTIONS)
                        .filter(post -> post.mentions(user) && !post.isRepost() && audience.sees(user, post))
                        .limit(MENTIONS));
    }

    void posts(Context ctx, Caller caller) {
        long id = QueryParameters.id("id", ctx.pathParam("id"));
        answer(
                ctx,
                id,
                user -> indexed(Operation.LIST_POSTS)
                        .filter(post -> post.author().equals(user))
                        .limit(OWN_POSTS));
    }

    /** The posts that a timeline knows of. */
    private Stream<Post> indexed(Operation timeline) {
        var now = clock.instant();
        var lags = faults.all(Fault.IndexLag.class)
                .filter(lag -> lag.timeline() == timeline)
                .toList();
        return posts.newestFirst()
                .filter(Post::isNewest)
                .filter(post -> lags.stream().noneMatch(lag -> lag.hides(post, now)));
    }

    private interface Timeline {
        Stream<Post> of(User user);
    }

    private void answer(Context ctx, long userId, Timeline timeline) {
        QueryParameters query = QueryParameters.of(ctx, PARAMETERS);
        FieldSelection fields = FieldSelection.ofRead(query);
        int size = query.integer("max_results", 5, 100, 10);
        Predicate<Post> wanted = range(query);
        Optional<User> user = users.find(userId);
        if (user.isEmpty()) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putArray("errors").add(Problem.resourceNotFound("user", "id", userId));
            JsonBody.write(ctx, 200, body);
            return;
        }
        List<Post> found =
                timeline.of(user.get()).filter(wanted).limit(size + 1L).toList();
        List<Post> page = found.subList(0, Math.min(size, found.size()));
        bill.chargeReads(Bill.Item.MENTION_READ, page);
        ObjectNode body = PostAnswer.list(json, posts, fields, page);
        ObjectNode meta = body.putObject("meta").put("result_count", page.size());
        if (!page.isEmpty()) {
            meta.put("newest_id", Long.toString(page.getFirst().id()));
            meta.put("oldest_id", Long.toString(page.getLast().id()));
        }
        if (found.size() > size) {
            meta.put("next_token", token(page.getLast().id()));
        }
        JsonBody.write(ctx, 200, body);
    }

    private static Predicate<Post> range(QueryParameters query) {
        long since = query.id("since_id").orElse(-1);
        long until = query.id("until_id").orElse(Long.MAX_VALUE);
        long page = query.text("pagination_token")
                .map(TimelinesEndpoint::oldestBefore)
                .orElse(Long.MAX_VALUE);
        return post -> post.id() > since && post.id() < until && post.id() < page;
    }

    /** Opaque to clients: where the page before ended. */
    private static String token(long oldest) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Long.toString(oldest).getBytes(StandardCharsets.US_ASCII));
    }

    private static long oldestBefore(String token) {
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException _) {
            throw QueryParameters.refuse("pagination_token", token, "is not valid");
        }
    }
}
