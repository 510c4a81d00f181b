package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.x.XClient.Answer;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A local X driven from another process. */
final class AdminEndpointTest {
    private static final String RULES = "/2/tweets/search/stream/rules";
    private static final String MENTIONS =
            "/2/users/111/mentions?expansions=author_id&user.fields=affiliation,protected";

    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void person_isCreatedOnce() {
        var json = "{\"username\":\"robot\",\"name\":\"A robot\",\"bio\":\"beep\",\"automated\":true}";

        assertThat(admin("POST", "/users", json).status()).isEqualTo(201);
        assertThat(admin("POST", "/users", json).status()).isEqualTo(400);
        admin("POST", "/posts", "{\"author\":\"robot\",\"text\":\"@maskbot please\"}");

        var robot = mentions().json().at("/includes/users/0");
        assertThat(robot.path("name").asString()).isEqualTo("A robot");
        assertThat(robot.at("/affiliation/description").asString()).isEqualTo("Automated");
    }

    @Test
    void protectedPerson_isNotHeard() {
        admin("POST", "/users", "{\"username\":\"shy\",\"protected\":true}");
        admin("POST", "/posts", "{\"author\":\"shy\",\"text\":\"@maskbot please\"}");

        assertThat(mentions().json().at("/meta/result_count").asInt()).isZero();
    }

    @Test
    void replyToAPhoto_hasItsParent() {
        var photo = id(admin("POST", "/posts", """
                {"author":"alice","text":"me","photos":[{"media":"%s","alt_text":"a face"}]}""".formatted(base64(TestImages.png(30, 20)))));
        admin("POST", "/posts", """
                {"author":"bob","text":"@maskbot do it","in_reply_to":"%s"}""".formatted(photo));

        var listed = test.client
                .asApp(
                        "GET",
                        "/2/users/111/mentions?expansions=referenced_tweets.id.attachments.media_keys"
                                + "&media.fields=alt_text")
                .json();

        assertThat(listed.at("/data/0/referenced_tweets/0/id").asString()).isEqualTo(photo);
        assertThat(listed.at("/includes/media/0/alt_text").asString()).isEqualTo("a face");
    }

    @Test
    void quote_edit_repost_andDeletion_areAsByHand() {
        var first = id(admin("POST", "/posts", "{\"author\":\"alice\",\"text\":\"one\"}"));
        var edited = id(admin("PUT", "/posts/" + first, "{\"text\":\"two\"}"));
        var quote = id(
                admin("POST", "/posts", "{\"author\":\"bob\",\"text\":\"see\",\"quoted\":\"%s\"}".formatted(edited)));
        var repost = id(admin("POST", "/posts/" + edited + "/repost", "{\"author\":\"carol\"}"));

        assertThat(post(edited).editHistory()).containsExactly(Long.valueOf(first), Long.valueOf(edited));
        assertThat(post(quote).references())
                .containsExactly(new Reference(Reference.Kind.QUOTED, Long.parseLong(edited)));
        assertThat(post(repost).isRepost()).isTrue();
        assertThat(test.client.anonymously("DELETE", "/__admin/posts/" + edited).status())
                .isEqualTo(204);
        assertThat(test.x.find(Long.parseLong(edited))).isEmpty();
        assertThat(test.x.find(Long.parseLong(repost))).isEmpty();
    }

    @Test
    void conversation_canBeRestricted() {
        var id = id(admin(
                "POST", "/posts", "{\"author\":\"alice\",\"text\":\"@maskbot\",\"reply_settings\":\"following\"}"));

        assertThat(test.tweet("here", post(id)).status()).isEqualTo(403);
    }

    @Test
    void replies_haveTheBytesOfTheirImages() {
        var mention = test.post(test.alice, "@maskbot please");
        var image = TestImages.jpeg(30, 20);
        test.client.asBot("POST", "/2/tweets", """
                {"text":"here","reply":{"in_reply_to_tweet_id":"%d"},"media":{"media_ids":["%s"]}}""".formatted(mention.id(), test.client.upload(image)));
        test.reply(test.alice, "thanks", mention);

        for (var query : new String[] {"", "?to=" + mention.id()}) {
            var replies =
                    test.client.anonymously("/__admin/replies" + query).json().path("data");

            assertThat(replies).hasSize(1);
            assertThat(replies.at("/0/in_reply_to").asLong()).isEqualTo(mention.id());
            assertThat(replies.at("/0/photos/0/media").asString()).isEqualTo(base64(image));
        }
    }

    @Test
    void clock_goesOn_andSignaturesStayGood() {
        var answer = admin("POST", "/clock", "{\"by\":\"PT15M\"}");

        assertThat(answer.json().path("now").asString()).isEqualTo("2026-11-20T10:50:00.000Z");
        assertThat(test.client.asBot("GET", "/2/users/me").header("x-rate-limit-reset"))
                .isEqualTo(Long.toString(test.clock.instant().plusSeconds(1800).getEpochSecond()));
        assertThat(test.client.anonymously("/__admin/clock").json()).isEqualTo(answer.json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | /clock       | {"by":"-PT1S"}
            POST | /clock       | {"by":"soon"}
            POST | /users       | {"username":"not a name"}
            POST | /users       | {}
            POST | /posts       | {"author":"alice"}
            POST | /posts       | {"author":"alice","text":"a","mood":"good"}
            POST | /posts       | {"author":"alice","photos":[{"media":"AAAA"}]}
            POST | /posts       | {"author":"alice","text":"a","reply_settings":"nobody"}
            """)
    void whatXWouldNotDo_isRefused(String method, String path, String json) {
        assertThat(admin(method, path, json).status()).isEqualTo(400);
    }

    @Test
    void postThatIsNotThere_isNotFound() {
        assertThat(admin("PUT", "/posts/5", "{\"text\":\"a\"}").status()).isEqualTo(404);
        assertThat(admin("POST", "/posts", "{\"author\":\"alice\",\"text\":\"a\",\"quoted\":\"5\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void fault_isSwitchedOnAndOff() {
        var fault = "{\"where\":\"x/READ_ME\",\"what\":{\"kind\":\"refuse\",\"status\":503}}";

        assertThat(admin("POST", "/faults", fault).status()).isEqualTo(201);
        assertThat(test.client.asBot("GET", "/2/users/me").status()).isEqualTo(503);
        test.client.anonymously("DELETE", "/__admin/faults");
        assertThat(test.client.asBot("GET", "/2/users/me").status()).isEqualTo(200);
    }

    @Test
    void reset_leavesAnEmptyX() {
        test.addRule("@maskbot");
        var post = test.post(test.alice, "@maskbot please");
        var media = test.client.upload(TestImages.jpeg(30, 20));
        test.client.asBot("POST", "/2/tweets", "{\"text\":\"one\"}");
        test.x.faults().inject(Fault.of("x/READ_ME", new Kind.Refuse(503)));
        try (var stream = test.client.stream("")) {
            assertThat(admin("POST", "/reset", "").status()).isEqualTo(204);
            assertThat(stream.endsNext()).isTrue();
        }

        assertThat(test.client.asApp("GET", RULES).json().has("data")).isFalse();
        assertThat(test.x.find(post.id())).isEmpty();
        assertThat(test.client.asBot("GET", "/2/users/me").header("x-rate-limit-remaining"))
                .isEqualTo("74");
        assertThat(test.x.bill().counts()).containsOnlyKeys(Bill.Item.USER_READ);
        assertThat(test.client
                        .asBot("POST", "/2/tweets", "{\"media\":{\"media_ids\":[\"" + media + "\"]}}")
                        .status())
                .isEqualTo(400);
        assertThat(test.client.asBot("POST", "/2/tweets", "{\"text\":\"one\"}").status())
                .isEqualTo(201);
    }

    private Answer admin(String method, String path, String json) {
        return test.client.anonymously(method, "/__admin" + path, json);
    }

    private Answer mentions() {
        return test.client.asApp("GET", MENTIONS);
    }

    private Post post(String id) {
        return test.x.find(Long.parseLong(id)).orElseThrow();
    }

    private static String id(Answer created) {
        assertThat(created.status()).isEqualTo(201);
        return created.json().path("id").asString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
