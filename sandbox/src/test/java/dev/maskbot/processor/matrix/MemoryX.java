package dev.maskbot.processor.matrix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.maskbot.x.PostId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of X that the processor uses, in memory and over its JSON.
 * Two things it does not do: check signatures, and refuse words that it has already, a guard that X documents nowhere and
 * that must not be what keeps replies single. Confined to one simulation.
 */
final class MemoryX {
    // X: POST /2/tweets 100 per 15 minutes and user.
    private static final int PER_WINDOW = 100;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Pattern SINCE = Pattern.compile("since_id=(\\d+)");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final InstantSource clock;
    private final String bot;
    private final Duration lag;
    private final Set<Long> posts = new HashSet<>();
    private final Set<String> uploads = new HashSet<>();
    private final List<String> said = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private long lastId;
    private Instant reset = Instant.MIN;
    private int left;

    /** @param lag after which a timeline shows what was posted */
    MemoryX(InstantSource clock, String bot, Duration lag) {
        this.clock = clock;
        this.bot = bot;
        this.lag = lag;
    }

    /** What the bot has answered. */
    record Reply(long id, long to, List<String> media, String text) {}

    /** What X says; {@code limit} is told with answers to posts. */
    record Answer(int status, String body, int remaining, Instant reset) {}

    /** Somebody mentions the bot. */
    long mention() {
        posts.add(nextId());
        return lastId;
    }

    List<Reply> replies(long post) {
        return replies.stream().filter(reply -> reply.to() == post).toList();
    }

    /** Everything that was told to X. */
    List<String> said() {
        return said;
    }

    Answer answer(URI url, byte[] body) {
        return switch (url.getPath()) {
            case "/2/media/upload" -> uploaded(body);
            case "/2/media/metadata" -> described(JSON.readTree(body));
            case "/2/tweets" -> posted(JSON.readTree(body));
            default -> timeline(url.getQuery());
        };
    }

    private Answer uploaded(byte[] picture) {
        said.add(new String(picture, ISO_8859_1));
        var id = Long.toString(nextId());
        uploads.add(id);
        return ok(200, "{\"data\":{\"id\":\"%s\"}}".formatted(id));
    }

    private Answer described(JsonNode wanted) {
        said.add(wanted.toString());
        return uploads.contains(wanted.path("id").asString())
                ? ok(200, "{\"data\":{\"id\":%s}}".formatted(wanted.path("id")))
                : problem(400, "Your media IDs are invalid.");
    }

    private Answer posted(JsonNode wanted) {
        said.add(wanted.toString());
        var now = clock.instant();
        if (!now.isBefore(reset)) {
            reset = now.plus(WINDOW);
            left = PER_WINDOW;
        }
        if (left == 0) {
            return problem(429, "Too Many Requests");
        }
        left--;
        var to =
                Long.parseLong(wanted.path("reply").path("in_reply_to_tweet_id").asString());
        if (!posts.contains(to)) {
            return problem(403, "You attempted to reply to a Tweet that is deleted or not visible to you.");
        }
        var media = new ArrayList<String>();
        wanted.path("media").path("media_ids").forEach(id -> media.add(id.asString()));
        if (!uploads.containsAll(media)) {
            return problem(400, "Your media IDs are invalid.");
        }
        media.forEach(uploads::remove);
        var reply = new Reply(nextId(), to, media, wanted.path("text").asString());
        replies.add(reply);
        return ok(201, "{\"data\":{\"id\":\"%d\"}}".formatted(reply.id()));
    }

    private Answer timeline(String query) {
        var since = SINCE.matcher(query);
        var after = since.find() ? Long.parseLong(since.group(1)) : 0;
        var data = JSON.createArrayNode();
        replies.reversed().stream()
                .filter(reply -> reply.id() > after)
                .filter(reply ->
                        !clock.instant().isBefore(new PostId(reply.id()).at().plus(lag)))
                .limit(100)
                .forEach(reply -> data.addObject()
                        .put("id", Long.toString(reply.id()))
                        .put("author_id", bot)
                        .put("text", reply.text())
                        .putArray("referenced_tweets")
                        .addObject()
                        .put("type", "replied_to")
                        .put("id", Long.toString(reply.to())));
        return ok(200, "{\"data\":%s,\"meta\":{}}".formatted(data));
    }

    private long nextId() {
        lastId = Math.max(lastId + 1, PostId.firstAt(clock.instant()).value());
        return lastId;
    }

    private Answer ok(int status, String body) {
        return new Answer(status, body, left, reset);
    }

    private Answer problem(int status, String detail) {
        return new Answer(status, "{\"title\":\"Refused\",\"detail\":\"%s\"}".formatted(detail), left, reset);
    }
}
