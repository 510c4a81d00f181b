package dev.maskbot.x;

import dev.maskbot.x.SignedHttp.Answer;
import dev.maskbot.x.SignedHttp.NoAnswer;
import dev.maskbot.x.XResult.Ok;
import dev.maskbot.x.XResult.RateLimited;
import dev.maskbot.x.XResult.Rejected;
import dev.maskbot.x.XResult.Unauthorized;
import dev.maskbot.x.XResult.Unavailable;
import dev.maskbot.x.XResult.Unknown;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the bot asks of X as the bot's account (OAuth 1.0a). Every call is one request, blocking, never repeated; its
 * outcome is a value. Safe for use by several threads.
 */
public final class XClient {
    /** X's windows are 15 minutes; assumed when it limits us without saying until when. */
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI api;
    private final SignedHttp http;
    private final Consumer<RateLimit> postLimits;
    private final InstantSource clock;

    /**
     * Connects nothing yet.
     *
     * @param api for example {@code https://api.x.com}
     */
    public XClient(URI api, HttpClient http, Supplier<XCredentials> credentials, InstantSource clock) {
        this(api, http, credentials, _ -> {}, clock);
    }

    /**
     * One that passes on what X says about the posts that it still takes.
     *
     * @param postLimits called by the thread that posts, before it has its answer
     */
    public XClient(
            URI api,
            HttpClient http,
            Supplier<XCredentials> credentials,
            Consumer<RateLimit> postLimits,
            InstantSource clock) {
        this.api = api;
        this.http = new SignedHttp(http, credentials);
        this.postLimits = postLimits;
        this.clock = clock;
    }

    /** The bot's own account. */
    public XResult<Account> me() {
        return get(
                "/2/users/me",
                answer -> new Account(text(answer.path("data"), "id"), text(answer.path("data"), "username")));
    }

    /** Hands over a picture, at most 5 MB of JPEG; what is not used within 24 hours is gone. */
    public XResult<MediaId> upload(byte[] picture) {
        var form = Multipart.of(picture, "tweet_image");
        return send(
                () -> http.post(api.resolve("/2/media/upload"), form.contentType(), form.body()),
                Repeatable.YES,
                answer -> new MediaId(text(answer.path("data"), "id")));
    }

    /** Says what an uploaded picture shows, in at most 1000 characters. */
    public XResult<MediaId> describe(MediaId media, String altText) {
        var body = Map.of("id", media.value(), "metadata", Map.of("alt_text", Map.of("text", altText)));
        return post("/2/media/metadata", body, Repeatable.YES, _ -> media);
    }

    /** Answers a post. The one call that must not happen twice: {@link Unknown} says that it may have happened. */
    public XResult<PostId> reply(PostId to, String text, List<MediaId> media) {
        var body = new LinkedHashMap<String, Object>();
        body.put("text", text);
        body.put("reply", Map.of("in_reply_to_tweet_id", to.toString()));
        if (!media.isEmpty()) {
            body.put(
                    "media",
                    Map.of("media_ids", media.stream().map(MediaId::value).toList()));
        }
        var json = json(body);
        var result = send(
                () -> {
                    var answer = http.post(api.resolve("/2/tweets"), "application/json", json);
                    answer.rateLimit().ifPresent(postLimits);
                    return answer;
                },
                Repeatable.NO,
                answer -> PostId.of(text(answer.path("data"), "id")));
        if (result instanceof RateLimited<PostId>(var until)) {
            postLimits.accept(new RateLimit(0, until)); // X may refuse without a header that says so
        }
        return result;
    }

    /** Removes one of the account's own posts; X makes no difference when it is gone already, or says 404. */
    public XResult<PostId> delete(PostId post) {
        return send(() -> http.delete(api.resolve("/2/tweets/" + post)), Repeatable.YES, _ -> post);
    }

    /** Posts that mention an account, newest first, at most 100 a page; X reaches back 800. */
    public XResult<PostPage> mentions(String account, Optional<PostId> newerThan, Optional<String> page) {
        return timeline("/2/users/" + account + "/mentions", newerThan, page);
    }

    /** An account's own posts and replies, newest first, at most 100 a page. */
    public XResult<PostPage> posts(String account, Optional<PostId> newerThan, Optional<String> page) {
        return timeline("/2/users/" + account + "/tweets", newerThan, page);
    }

    private XResult<PostPage> timeline(String path, Optional<PostId> newerThan, Optional<String> page) {
        var query = new TreeMap<>(PostReader.FIELDS);
        query.put("max_results", "100");
        newerThan.ifPresent(id -> query.put("since_id", id.toString()));
        page.ifPresent(token -> query.put("pagination_token", token));
        return get(path + "?" + Query.encode(query), PostReader::page);
    }

    private <T> XResult<T> get(String pathAndQuery, Function<JsonNode, T> reader) {
        return send(() -> http.get(api.resolve(pathAndQuery)), Repeatable.YES, reader);
    }

    private <T> XResult<T> post(
            String path, Map<String, Object> body, Repeatable repeatable, Function<JsonNode, T> reader) {
        var json = json(body);
        return send(() -> http.post(api.resolve(path), "application/json", json), repeatable, reader);
    }

    private static BodyPublisher json(Map<String, Object> body) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    /** Whether a request that may have arrived can be sent again without harm. */
    private enum Repeatable {
        YES,
        NO
    }

    @FunctionalInterface
    private interface Exchange {
        Answer run() throws NoAnswer;
    }

    private <T> XResult<T> send(Exchange exchange, Repeatable repeatable, Function<JsonNode, T> reader) {
        try {
            return result(exchange.run(), repeatable, reader);
        } catch (NoAnswer e) {
            return e.sent() ? doubtful(repeatable, e.getMessage()) : new Unavailable<>(e.getMessage());
        }
    }

    private <T> XResult<T> result(Answer answer, Repeatable repeatable, Function<JsonNode, T> reader) {
        var status = answer.status();
        if (status / 100 == 2) {
            return read(answer.body(), repeatable, reader);
        }
        if (status == 401) {
            return new Unauthorized<>(Problem.of(status, answer.body()));
        }
        if (status == 429) {
            return new RateLimited<>(answer.rateLimit()
                    .filter(limit -> limit.remaining() == 0)
                    .map(RateLimit::reset)
                    .orElseGet(() -> clock.instant().plus(WINDOW)));
        }
        return status >= 500
                ? doubtful(repeatable, "HTTP " + status)
                : new Rejected<>(Problem.of(status, answer.body()));
    }

    private static <T> XResult<T> read(String body, Repeatable repeatable, Function<JsonNode, T> reader) {
        try {
            return new Ok<>(reader.apply(JSON.readTree(body)));
        } catch (JacksonException | IllegalArgumentException e) {
            return doubtful(
                    repeatable, "an answer that is not X's: " + e.getClass().getSimpleName());
        }
    }

    private static <T> XResult<T> doubtful(Repeatable repeatable, String why) {
        return switch (repeatable) {
            case YES -> new Unavailable<>(why);
            case NO -> new Unknown<>(why);
        };
    }

    private static String text(JsonNode node, String field) {
        return node.path(field)
                .asStringOpt()
                .orElseThrow(() -> new IllegalArgumentException("an answer without " + field));
    }
}
