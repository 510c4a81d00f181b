package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /2/tweets} and {@code DELETE /2/tweets/:id}. Of X's schema for a new post the bot's part has an effect
 * here: text, media, and the post replied to.
 */
final class PostsEndpoint {
    private final Posts posts;
    private final Uploads uploads;
    private final PostingPolicy policy;
    private final DailyPosts daily;
    private final Publisher publisher;
    private final Bill bill;

    PostsEndpoint(
            Posts posts, Uploads uploads, PostingPolicy policy, DailyPosts daily, Publisher publisher, Bill bill) {
        this.posts = posts;
        this.uploads = uploads;
        this.policy = policy;
        this.daily = daily;
        this.publisher = publisher;
        this.bill = bill;
    }

    record NewPost(
            String text,
            Reply reply,
            Media media,
            String quoteTweetId,
            Boolean madeWithAi,
            String replySettings,
            Boolean paidPartnership,
            Boolean nullcast,
            EditOptions editOptions) {}

    /** What shall be filled in, X always fills in. */
    record Reply(String inReplyToTweetId, Boolean autoPopulateReplyMetadata, List<String> excludeReplyUserIds) {}

    record Media(List<String> mediaIds, List<String> taggedUserIds) {}

    record EditOptions(String previousPostId) {}

    void create(Context ctx, Caller caller) {
        NewPost wanted = JsonBody.read(ctx, NewPost.class);
        if (textOf(wanted).isBlank() && wanted.media() == null) {
            throw JsonBody.refuse("$.text", "is missing but it is required");
        }
        refuseQuote(wanted);
        Post post = create(ctx, caller.user(), wanted);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        String id = Long.toString(post.id());
        body.putObject("data")
                .put("id", id)
                .put("text", post.text().full())
                .putArray("edit_history_tweet_ids")
                .add(id);
        JsonBody.write(ctx, 201, body);
    }

    void delete(Context ctx, Caller caller) {
        long id = QueryParameters.id("id", ctx.pathParam("id"));
        Optional<Post> post = posts.find(id);
        if (post.isPresent() && !post.get().author().equals(caller.user())) {
            throw Problem.forbidden("You are not authorized to delete this Tweet.")
                    .exception();
        }
        post.ifPresent(own -> {
            publisher.delete(own);
            bill.charge(Bill.Item.POST_DELETED);
        });
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("data").put("deleted", post.isPresent());
        JsonBody.write(ctx, 200, body);
    }

    /** Synchronized, so that of two equal posts at once one is the duplicate. */
    private synchronized Post create(Context ctx, User author, NewPost wanted) {
        boolean isReply = wanted.reply() != null;
        RateLimiter.Usage usage = daily.usage(author, isReply);
        usage.write(ctx);
        if (usage.remaining() <= 0) {
            throw Problem.tooManyRequests().exception();
        }
        String text = textOf(wanted);
        Optional<Post> parent = Optional.ofNullable(wanted.reply()).map(this::parent);
        policy.check(author, text, parent);
        List<Photo> photos = Optional.ofNullable(wanted.media())
                .map(media -> photos(author, media))
                .orElse(List.of());
        Post post = publisher.publish(new Submission(author, text, photos, parent));
        daily.count(author, isReply).write(ctx);
        bill.charge(price(post, parent));
        return post;
    }

    /** X, since 2026-04-20: apps quote no posts. */
    private static void refuseQuote(NewPost wanted) {
        if (wanted.quoteTweetId() == null) {
            return;
        }
        if (wanted.media() != null) {
            throw JsonBody.refuse("$.quote_tweet_id", "cannot be given together with media");
        }
        throw Problem.forbidden("Quoting this post is not allowed because your app may not quote posts.")
                .exception();
    }

    private Bill.Item price(Post post, Optional<Post> parent) {
        if (post.text().links().stream().anyMatch(link -> link.mediaKey().isEmpty())) {
            return Bill.Item.POST_WITH_LINK_CREATED;
        }
        return parent.filter(asking -> policy.isSummoned(post.author(), asking)).isPresent()
                ? Bill.Item.REPLY_CREATED
                : Bill.Item.POST_CREATED;
    }

    private static String textOf(NewPost wanted) {
        return Objects.requireNonNullElse(wanted.text(), "");
    }

    private Post parent(Reply reply) {
        String id = JsonBody.required("$.reply.in_reply_to_tweet_id", reply.inReplyToTweetId());
        return posts.find(QueryParameters.id("in_reply_to_tweet_id", id))
                .orElseThrow(() -> Problem.forbidden(
                                "You attempted to reply to a Tweet that is deleted or not visible to you.")
                        .exception());
    }

    private List<Photo> photos(User author, Media media) {
        List<String> ids = JsonBody.required("$.media.media_ids", media.mediaIds());
        if (!ids.isEmpty() && ids.size() <= PostingPolicy.MAX_PHOTOS) {
            Optional<List<Photo>> photos = uploads.take(
                    author,
                    ids.stream()
                            .map(id -> QueryParameters.id("media.media_ids", id))
                            .toList());
            if (photos.isPresent()) {
                return photos.get();
            }
        }
        throw Problem.invalidRequest("Your media IDs are invalid.", "media.media_ids", ids)
                .exception();
    }
}
