package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.x.XClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StreamEndpointTest {
    private static final String STREAM = "/2/tweets/search/stream";
    private static final String EVERYTHING = "?tweet.fields=id,text,author_id,created_at,attachments,conversation_id,"
            + "display_text_range,edit_history_tweet_ids,entities,in_reply_to_user_id,lang,note_tweet,"
            + "possibly_sensitive,referenced_tweets,reply_settings"
            + "&expansions=attachments.media_keys,author_id,referenced_tweets.id,"
            + "referenced_tweets.id.attachments.media_keys,referenced_tweets.id.author_id"
            + "&media.fields=media_key,type,url,width,height,alt_text,preview_image_url"
            + "&user.fields=id,username,name,protected";

    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void matchingPost_arrivesWithItsDefaultFieldsAndRules() {
        String ruleId = test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("")) {
            test.post(test.alice, "nobody asked");
            Post post = test.post(test.alice, "@maskbot hello");

            assertThat(stream.nextPost().toString())
                    .isEqualTo(("{'data':{'id':'%1$d','text':'@maskbot hello','edit_history_tweet_ids':['%1$d']},"
                                    + "'matching_rules':[{'id':'%2$s'}]}")
                            .formatted(post.id(), ruleId)
                            .replace('\'', '"'));
        }
    }

    @Test
    void answer_isChunkedJson() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("")) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.response().headers().firstValue("transfer-encoding"))
                    .contains("chunked");
            assertThat(stream.response().headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
            assertThat(stream.response().headers().firstValue("x-rate-limit-remaining"))
                    .contains("49");
        }
    }

    @Test
    void eachPost_isALine() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("")) {
            test.post(test.alice, "@maskbot one\ntwo");

            assertThat(stream.nextLine()).endsWith("}\r\n").contains("one\\ntwo");
        }
    }

    @Test
    void postMatchingTwoRules_arrivesOnceWithBoth() {
        test.addRule("@maskbot");
        test.addRule("hello");
        try (OpenStream stream = test.client.stream("")) {
            test.post(test.alice, "@maskbot hello");
            test.post(test.alice, "@maskbot again");

            assertThat(stream.nextPost().path("matching_rules")).hasSize(2);
            assertThat(stream.nextPost().path("matching_rules")).hasSize(1);
        }
    }

    @Test
    void photoAndAuthor_comeWithTheirExpansions() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream(EVERYTHING)) {
            NewPhoto photo = new NewPhoto(TestImages.png(300, 200), "a cat");
            Post post = test.x.post(test.alice, "@maskbot please", List.of(photo), Optional.empty());

            JsonNode item = stream.nextPost();

            String mediaKey = post.photos().getFirst().mediaKey();
            JsonNode data = item.path("data");
            assertThat(data.path("author_id").asString()).isEqualTo(Long.toString(test.alice.id()));
            assertThat(data.path("created_at").asString()).isEqualTo("2026-11-20T10:35:00.000Z");
            assertThat(data.path("conversation_id")).isEqualTo(data.path("id"));
            assertThat(data.path("display_text_range").toString()).isEqualTo("[0,15]");
            assertThat(data.at("/attachments/media_keys/0").asString()).isEqualTo(mediaKey);
            assertThat(data.at("/entities/mentions/0").toString())
                    .isEqualTo("{\"start\":0,\"end\":8,\"username\":\"maskbot\",\"id\":\"111\"}");
            assertThat(data.at("/entities/urls/0/media_key").asString()).isEqualTo(mediaKey);
            assertThat(data.path("lang").asString()).isEqualTo("en");
            assertThat(data.has("in_reply_to_user_id") || data.has("referenced_tweets"))
                    .isFalse();
            assertThat(item.at("/includes/media/0").toString())
                    .isEqualTo(("{'media_key':'%s','type':'photo','url':'%s/media/%s.jpg','width':300,'height':200,"
                                    + "'alt_text':'a cat'}")
                            .formatted(
                                    mediaKey,
                                    test.x.url(),
                                    post.photos().getFirst().name())
                            .replace('\'', '"'));
            assertThat(item.at("/includes/users/0/username").asString()).isEqualTo("alice");
        }
    }

    @Test
    void reply_bringsTheParentItsPhotoAndItsAuthor() {
        test.addRule("@maskbot");
        Post parent = test.postPhoto(test.alice, "me", TestImages.jpeg(40, 20));
        try (OpenStream stream = test.client.stream(EVERYTHING)) {
            test.reply(test.x.findOrCreateUser("bob"), "@maskbot do it", parent);

            JsonNode item = stream.nextPost();

            String parentId = Long.toString(parent.id());
            assertThat(item.at("/data/text").asString()).isEqualTo("@alice @maskbot do it");
            assertThat(item.at("/data/display_text_range").toString()).isEqualTo("[7,21]");
            assertThat(item.at("/data/in_reply_to_user_id").asString()).isEqualTo(Long.toString(test.alice.id()));
            assertThat(item.at("/data/referenced_tweets/0").toString())
                    .isEqualTo("{\"type\":\"replied_to\",\"id\":\"" + parentId + "\"}");
            assertThat(item.at("/includes/tweets/0/id").asString()).isEqualTo(parentId);
            assertThat(item.at("/includes/media/0/media_key").asString())
                    .isEqualTo(parent.photos().getFirst().mediaKey());
            assertThat(item.at("/includes/users")
                            .valueStream()
                            .map(user -> user.path("username").asString()))
                    .containsExactly("bob", "alice");
        }
    }

    @Test
    void inheritedMention_matchesTheRuleBeforeTheDisplayedText() {
        test.addRule("@maskbot");
        Post parent = test.post(test.alice, "hello @maskbot");
        try (OpenStream stream = test.client.stream(EVERYTHING)) {
            test.reply(test.x.findOrCreateUser("bob"), "nice", parent);

            JsonNode data = stream.nextPost().path("data");

            assertThat(data.path("text").asString()).isEqualTo("@alice @maskbot nice");
            assertThat(data.path("display_text_range").toString()).isEqualTo("[16,20]");
            assertThat(data.at("/entities/mentions/1/username").asString()).isEqualTo("maskbot");
            assertThat(data.at("/entities/mentions/1/start").asInt()).isEqualTo(7);
        }
    }

    @Test
    void idleStream_getsKeepAlives() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("")) {
            assertThat(stream.nextLine()).isEqualTo("\r\n");
            assertThat(stream.nextLine()).isEqualTo("\r\n");
        }
    }

    @Test
    void noRules_areAConflict() {
        Answer answer = test.client.asApp("GET", STREAM);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("connection_issue").asString()).isEqualTo("RuleConfigurationIssue");
    }

    @Test
    void secondConnection_isRefused() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("")) {
            Answer second = test.client.asApp("GET", STREAM);

            assertThat(second.status()).isEqualTo(429);
            assertThat(second.json().toString())
                    .isEqualTo(("{'title':'ConnectionException',"
                                    + "'detail':'This stream is currently at the maximum allowed connection limit.',"
                                    + "'connection_issue':'TooManyConnections',"
                                    + "'type':'https://api.x.com/2/problems/streaming-connection'}")
                            .replace('\'', '"'));
            assertThat(stream.nextLine()).isEqualTo("\r\n");
        }
    }

    @Test
    void slot_isFreeOnceTheClientHasGone_longBeforeTheNextKeepAlive() {
        try (TestX quiet = new TestX(Duration.ofMinutes(1))) {
            quiet.addRule("@maskbot");
            quiet.client.stream("").close();

            await().untilAsserted(() -> {
                try (OpenStream next = quiet.client.stream("")) {
                    assertThat(next.status()).isEqualTo(200);
                }
            });
        }
    }

    @Test
    void unknownField_isRefusedWithTheAllowedOnes() {
        test.addRule("@maskbot");

        Answer answer = test.client.asApp("GET", STREAM + "?tweet.fields=id,likes");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message())
                .startsWith("The `tweet.fields` query parameter value [likes] is not one of [article,attachments,")
                .contains("display_text_range");
    }

    @Test
    void unknownExpansion_isRefused() {
        Answer answer = test.client.asApp("GET", STREAM + "?expansions=author");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/parameters/expansions/0").asString())
                .isEqualTo("author");
    }

    @Test
    void delivery_isTold() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("")) {
            Post post = test.post(test.alice, "@maskbot hello");
            stream.nextPost();

            await().untilAsserted(() -> assertThat(test.events(XEvent.PostDelivered.class))
                    .singleElement()
                    .satisfies(delivered -> {
                        assertThat(delivered.post()).isEqualTo(post);
                        assertThat(delivered.rules()).extracting(Rule::value).containsExactly("@maskbot");
                    }));
        }
    }

    @Test
    void postOfTheBot_arrivesToo() {
        test.addRule("from:maskbot");
        Post mention = test.post(test.alice, "@maskbot hello");
        try (OpenStream stream = test.client.stream("")) {
            test.tweet("here you go", mention);

            assertThat(stream.nextPost().at("/data/text").asString()).isEqualTo("@alice here you go");
        }
    }
}
