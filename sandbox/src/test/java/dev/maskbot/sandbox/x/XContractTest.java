package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maskbot.sandbox.x.XClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What X refuses, by its documentation; the local X must refuse alike. Against the real one, with credentials in a file:
 * {@code -Dtest=XContractTest -Dx.live=FILE}. It then posts in the account's name, and takes that back.
 */
final class XContractTest {
    private static final String ME = "/2/users/me";
    private static final String TWEETS = "/2/tweets";
    private static final String UPLOAD = "/2/media/upload";
    private static final String STREAM = "/2/tweets/search/stream";
    private static final int FIVE_MB = 5 * 1024 * 1024;

    private final XTarget target = XTarget.open();
    private final XClient client = target.client();

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void wrongSignature_isUnauthorized() {
        var signed = client.signed("GET", ME);
        var wrong = signed.replaceFirst("oauth_signature=\"..", "oauth_signature=\"AA");

        var answer = client.with(wrong, "GET", ME);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("title").asString()).isEqualTo("Unauthorized");
        assertThat(answer.header("x-rate-limit-limit")).isNull();
    }

    @Test
    void bearerToken_cannotPost() {
        var answer = client.asApp("POST", TWEETS, "{\"text\":\"hello\"}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("type").asString()).endsWith("/problems/unsupported-authentication");
    }

    @Test
    void userToken_cannotConnectToTheStream() {
        var answer = client.asBot("GET", STREAM);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("title").asString()).isEqualTo("Unsupported Authentication");
    }

    @Test
    void secondConnection_isOneTooMany() throws Exception {
        target.requireRule();
        try (var first = client.stream("")) {
            assertThat(first.status()).isEqualTo(200);

            var second = client.asApp("GET", STREAM);

            assertThat(second.status()).isEqualTo(429);
            assertThat(second.json().path("connection_issue").asString()).isEqualTo("TooManyConnections");
            assertThat(second.json().path("type").asString()).endsWith("/problems/streaming-connection");
        }
    }

    @Test
    void replyToWhoDidNotAsk_isForbidden() {
        var answer = reply("nobody asked " + UUID.randomUUID(), target.unsummoned());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).contains("you have not been mentioned or otherwise engaged by the author");
    }

    @Test
    void sameTextAgain_isForbidden() {
        var text = "once " + UUID.randomUUID();
        assertThat(post(text).status()).isEqualTo(201);

        var again = post(text);

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.detail()).contains("duplicate content");
    }

    @Test
    void hundredAndFirstPost_waitsForTheNext15Minutes() {
        assumeTrue(target.isLocal(), "a hundred posts cost 1.50 dollars");
        for (var i = 0; i < 100; i++) {
            assertThat(post("number " + i).status()).isEqualTo(201);
        }

        var answer = post("one more");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("x-rate-limit-limit")).isEqualTo("100");
        assertThat(answer.header("x-rate-limit-remaining")).isEqualTo("0");
        assertThat(answer.header("x-rate-limit-reset")).isNotNull();
        target.advance(Duration.ofMinutes(15));
        assertThat(post("after the window").status()).isEqualTo(201);
    }

    @Test
    void imageOf6Megabytes_isTooLarge() {
        var image = TestImages.jpegOfSize(FIVE_MB + 1024 * 1024);

        var answer = client.asBot(UPLOAD, new Multipart().file("media", image).field("media_category", "tweet_image"));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void retiredCommand_isRefused() {
        var answer =
                client.asBot(UPLOAD, new Multipart().field("command", "INIT").field("media_category", "tweet_image"));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void fifthPhoto_isRefused() {
        var ids = Stream.generate(() -> client.upload(TestImages.jpeg(30, 20)))
                .limit(5)
                .toList();

        assertThat(postPhotos(ids).status()).isEqualTo(400);
    }

    @Test
    void expiredMediaId_isInvalid() {
        var id = target.expiredMedia();

        var answer = postPhotos(List.of(id));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("Your media IDs are invalid.");
    }

    @Test
    void mediaIdThatNobodyGot_isInvalid() {
        var answer = postPhotos(List.of("1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("Your media IDs are invalid.");
    }

    @Test
    void textOf281_isTooLong() {
        assertThat(post("a".repeat(281)).status()).isIn(400, 403);
    }

    @Test
    void unknownKey_isNotInTheSchema() {
        var answer = client.asBot("POST", TWEETS, "{\"text\":\"hello\",\"txt\":1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("title").asString()).isEqualTo("Invalid Request");
    }

    @Test
    void replyToADeletedPost_isForbidden() {
        var gone = post("soon gone " + UUID.randomUUID()).json().at("/data/id").asString();
        assertThat(client.asBot("DELETE", TWEETS + "/" + gone).status()).isEqualTo(200);

        var answer = reply("too late " + UUID.randomUUID(), gone);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).contains("deleted or not visible");
    }

    @Test
    void unknownPath_isNotFound() {
        assertThat(client.asApp("GET", "/2/nothing/here").status()).isEqualTo(404);
    }

    private Answer post(String text) {
        return target.created(client.asBot("POST", TWEETS, "{\"text\":\"%s\"}".formatted(text)));
    }

    private Answer reply(String text, String to) {
        return target.created(client.asBot(
                "POST", TWEETS, "{\"text\":\"%s\",\"reply\":{\"in_reply_to_tweet_id\":\"%s\"}}".formatted(text, to)));
    }

    private Answer postPhotos(List<String> ids) {
        var quoted = ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
        return target.created(client.asBot("POST", TWEETS, "{\"media\":{\"media_ids\":[%s]}}".formatted(quoted)));
    }
}
