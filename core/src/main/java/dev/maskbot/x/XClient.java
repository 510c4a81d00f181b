package dev.maskbot.x;

import dev.maskbot.x.SignedHttp.Answer;
import dev.maskbot.x.SignedHttp.NoAnswer;
import dev.maskbot.x.SignedHttp.RateLimit;
import dev.maskbot.x.XResult.Ok;
import dev.maskbot.x.XResult.RateLimited;
import dev.maskbot.x.XResult.Rejected;
import dev.maskbot.x.XResult.Unauthorized;
import dev.maskbot.x.XResult.Unavailable;
import dev.maskbot.x.XResult.Unknown;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twitter4j.HttpParameter;
import twitter4j.JSONException;
import twitter4j.JSONObject;
import twitter4j.RequestMethod;

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
    private final InstantSource clock;

    /**
     * Connects nothing yet.
     *
     * @param api for example {@code https://api.x.com}
     */
    public XClient(URI api, Supplier<XCredentials> credentials, InstantSource clock) {
        this.api = api;
        this.http = new SignedHttp(credentials);
        this.clock = clock;
    }

    /** The bot's own account. */
    public XResult<Account> me() {
        return send(RequestMethod.GET, "/2/users/me", Repeatable.YES, XClient::account);
    }

    /** Hands over a picture, at most 5 MB of JPEG or PNG; what is not used within 24 hours is gone. */
    public XResult<MediaId> upload(byte[] picture) {
        return send(
                RequestMethod.POST,
                "/2/media/upload",
                Repeatable.YES,
                answer -> new MediaId(text(answer.path("data"), "id")),
                new HttpParameter("media", "picture.jpg", new ByteArrayInputStream(picture)),
                new HttpParameter("media_category", "tweet_image"));
    }

    /** Says what an uploaded picture shows, in at most 1000 characters. */
    public XResult<MediaId> describe(MediaId media, String altText) {
        var body = Map.of("id", media.value(), "metadata", Map.of("alt_text", Map.of("text", altText)));
        return send(RequestMethod.POST, "/2/media/metadata", Repeatable.YES, _ -> media, json(body));
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
        return send(
                RequestMethod.POST,
                "/2/tweets",
                Repeatable.NO,
                answer -> PostId.of(text(answer.path("data"), "id")),
                json(body));
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
        var query = new ArrayList<HttpParameter>();
        PostReader.FIELDS.forEach((name, value) -> query.add(new HttpParameter(name, value)));
        query.add(new HttpParameter("max_results", 100));
        newerThan.ifPresent(id -> query.add(new HttpParameter("since_id", id.toString())));
        page.ifPresent(token -> query.add(new HttpParameter("pagination_token", token)));
        return send(
                RequestMethod.GET,
                path,
                Repeatable.YES,
                answer -> new PostPage(
                        PostReader.posts(answer),
                        answer.path("meta").path("next_token").asStringOpt()),
                query.toArray(HttpParameter[]::new));
    }

    /** Whether a request that may have arrived can be sent again without harm. */
    private enum Repeatable {
        YES,
        NO
    }

    private <T> XResult<T> send(
            RequestMethod method,
            String path,
            Repeatable repeatable,
            Function<JsonNode, T> reader,
            HttpParameter... parameters) {
        try {
            return result(http.send(method, api.resolve(path).toString(), parameters), repeatable, reader);
        } catch (NoAnswer e) {
            return e.sent() ? doubtful(repeatable, e.getMessage()) : new Unavailable<>(e.getMessage());
        }
    }

    private <T> XResult<T> result(Answer answer, Repeatable repeatable, Function<JsonNode, T> reader) {
        return switch (answer.status()) {
            case 200, 201 -> read(answer.body(), repeatable, reader);
            case 401 -> new Unauthorized<>(Problem.of(401, answer.body()));
            case 429 ->
                new RateLimited<>(answer.rateLimit()
                        .filter(limit -> limit.remaining() == 0)
                        .map(RateLimit::reset)
                        .orElseGet(() -> clock.instant().plus(WINDOW)));
            default ->
                answer.status() >= 500
                        ? doubtful(repeatable, "HTTP " + answer.status())
                        : new Rejected<>(Problem.of(answer.status(), answer.body()));
        };
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

    private static Account account(JsonNode answer) {
        return new Account(text(answer.path("data"), "id"), text(answer.path("data"), "username"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field)
                .asStringOpt()
                .orElseThrow(() -> new IllegalArgumentException("an answer without " + field));
    }

    private static HttpParameter json(Map<String, Object> body) {
        try {
            return new HttpParameter(new JSONObject(JSON.writeValueAsString(body)));
        } catch (JSONException e) {
            throw new IllegalStateException("what Jackson wrote is JSON", e);
        }
    }
}
