package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /2/tweets/search/recent}, by the grammar of the stream's rules, and {@code GET /2/tweets}, by ids. */
final class SearchEndpoint {
    // X: seven days, queries of 512 characters; 100 ids.
    private static final Duration RECENT = Duration.ofDays(7);
    private static final int LONGEST = 512;
    private static final int SMALLEST_PAGE = 10;
    private static final int MOST_IDS = 100;

    private static final List<String> SEARCH_PARAMETERS =
            Stream.concat(Stream.of("query"), PostPage.PARAMETERS.stream()).toList();
    private static final List<String> LOOK_UP_PARAMETERS = Stream.concat(
                    Stream.of("ids"), FieldSelection.READ_PARAMETERS.stream())
            .toList();

    private final Posts posts;
    private final PostIndex index;
    private final PostJson json;
    private final PostPage page;
    private final Audience audience;
    private final Bill bill;
    private final InstantSource clock;

    SearchEndpoint(
            Posts posts,
            PostIndex index,
            PostJson json,
            PostPage page,
            Audience audience,
            Bill bill,
            InstantSource clock) {
        this.posts = posts;
        this.index = index;
        this.json = json;
        this.page = page;
        this.audience = audience;
        this.bill = bill;
        this.clock = clock;
    }

    void search(Context ctx, Caller caller) {
        QueryParameters parameters = QueryParameters.of(ctx, SEARCH_PARAMETERS);
        RuleExpression query = query(parameters);
        var oldest = clock.instant().minus(RECENT);
        Stream<Post> found = index.newestFirst(Operation.SEARCH_RECENT)
                .takeWhile(post -> post.createdAt().isAfter(oldest))
                .filter(post -> !post.isRepost() && audience.isPublic(post) && query.matches(post, Optional.empty()));
        page.write(ctx, parameters, found, SMALLEST_PAGE, Bill.Item.POST_READ);
    }

    void lookUp(Context ctx, Caller caller) {
        QueryParameters parameters = QueryParameters.of(ctx, LOOK_UP_PARAMETERS);
        FieldSelection fields = FieldSelection.ofRead(parameters);
        List<String> ids = parameters.list("ids");
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            throw QueryParameters.refuse("ids", String.join(",", ids), "is not between 1 and " + MOST_IDS + " ids");
        }
        List<Long> wanted =
                ids.stream().map(id -> QueryParameters.id("ids", id)).distinct().toList();
        List<Post> found = new ArrayList<>();
        List<ObjectNode> missing = new ArrayList<>();
        for (long id : wanted) {
            Optional<Post> post = index.find(Operation.LOOK_UP_POSTS, id);
            if (post.isEmpty()) {
                missing.add(Problem.resourceNotFound(fields.spell("tweet"), "ids", id));
            } else if (audience.isPublic(post.get())) {
                found.add(post.get());
            } else {
                missing.add(Problem.notAuthorized(fields.spell("tweet"), "ids", id));
            }
        }
        bill.chargeReads(Bill.Item.POST_READ, found);
        ObjectNode body = PostAnswer.list(json, posts, fields, found);
        missing.forEach(problem -> body.withArray("errors").add(problem));
        JsonBody.write(ctx, 200, body);
    }

    private static RuleExpression query(QueryParameters parameters) {
        String text = parameters.text("query").orElse("");
        if (text.isEmpty() || text.length() > LONGEST) {
            throw QueryParameters.refuse("query", text, "is not between 1 and " + LONGEST + " characters");
        }
        try {
            return RuleParser.parse(text);
        } catch (RuleSyntaxException e) {
            throw QueryParameters.refuse("query", text, e.getMessage());
        }
    }
}
