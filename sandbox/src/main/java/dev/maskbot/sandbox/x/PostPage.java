package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Answers calls that list posts, newest first: those in the range that is asked for, a page at a time. Thread-safe. */
record PostPage(Posts posts, PostJson json, Bill bill) {
    static final List<String> PARAMETERS = Stream.concat(
                    Stream.of("since_id", "until_id", "start_time", "end_time", "max_results", "pagination_token"),
                    FieldSelection.READ_PARAMETERS.stream())
            .toList();

    private static final int LARGEST = 100;
    private static final int USUAL = 10;

    /**
     * Writes the page that a query asks for.
     *
     * @param smallest that it may ask for
     * @param price of each post on it
     */
    void write(Context ctx, QueryParameters query, Stream<Post> found, int smallest, Bill.Item price) {
        FieldSelection fields = FieldSelection.ofRead(query);
        int size = query.integer("max_results", smallest, LARGEST, USUAL);
        Stream<Post> inRange = found.filter(range(query));
        PageToken.Page read = query.text("pagination_token")
                .map(token -> PageToken.read(token).page(inRange, size))
                .orElseGet(() -> PageToken.first(inRange, size));
        List<Post> page = read.posts();
        bill.chargeReads(price, page);
        ObjectNode body = PostAnswer.list(json, posts, fields, page);
        ObjectNode meta = body.putObject("meta").put("result_count", page.size());
        if (!page.isEmpty()) {
            meta.put("newest_id", Long.toString(page.getFirst().id()));
            meta.put("oldest_id", Long.toString(page.getLast().id()));
            if (read.hasOlder()) {
                meta.put("next_token", token(PageToken.Direction.OLDER, page.getLast()));
            }
            if (read.hasNewer()) {
                meta.put("previous_token", token(PageToken.Direction.NEWER, page.getFirst()));
            }
        }
        JsonBody.write(ctx, 200, body);
    }

    private static Predicate<Post> range(QueryParameters query) {
        long since = query.id("since_id").orElse(-1);
        long until = query.id("until_id").orElse(Long.MAX_VALUE);
        Instant start = query.time("start_time").orElse(Instant.MIN); // X: inclusive
        Instant end = query.time("end_time").orElse(Instant.MAX); // X: exclusive
        return post -> post.id() > since
                && post.id() < until
                && !post.createdAt().isBefore(start)
                && post.createdAt().isBefore(end);
    }

    private static String token(PageToken.Direction direction, Post from) {
        return new PageToken(direction, from.id()).write();
    }
}
