package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.x.XClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostsEndpointTest {
    private static final String TWEETS = "/2/tweets";

    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void replyWithPhoto_isCreated() {
        Post mention = test.post(test.alice, "@maskbot please");
        String mediaId = test.client.upload(TestImages.jpeg(300, 200));

        Answer answer = post("""
                {"text":"here you go","reply":{"in_reply_to_tweet_id":"%d"},"media":{"media_ids":["%s"]},
                 "made_with_ai":false}""".formatted(mention.id(), mediaId));

        assertThat(answer.status()).isEqualTo(201);
        Post reply = test.x.replies(mention).getFirst();
        assertThat(answer.json().toString())
                .isEqualTo("{'data':{'id':'%1$d','text':'%2$s','edit_history_tweet_ids':['%1$d']}}"
                        .formatted(reply.id(), reply.text().full())
                        .replace('\'', '"'));
        assertThat(reply.author()).isEqualTo(TestX.BOT);
        assertThat(reply.text().full()).startsWith("@alice here you go https://t.co/");
        assertThat(reply.photos()).extracting(photo -> photo.id()).containsExactly(Long.valueOf(mediaId));
        assertThat(test.events(XEvent.ReplyCreated.class)).containsExactly(new XEvent.ReplyCreated(reply, mention));
    }

    @Test
    void nothingToPost_isRefused() {
        Answer answer = post("{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("$.text: is missing but it is required");
        assertThat(post("{\"text\":\"  \"}").status()).isEqualTo(400);
    }

    @Test
    void unknownKey_isRefused() {
        Answer answer = post("{\"text\":\"hello\",\"texts\":\"x\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("title").asString()).isEqualTo("Invalid Request");
        assertThat(answer.message()).startsWith("$.texts: is not defined in the schema");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'reply_settings':'following'",
                "'paid_partnership':true",
                "'nullcast':false",
                "'edit_options':{'previous_post_id':'5'}"
            })
    void knownKeyThatTheBotDoesNotUse_isAccepted(String key) {
        assertThat(post("{'text':'hello',%s}".formatted(key).replace('\'', '"')).status())
                .isEqualTo(201);
    }

    @Test
    void knownKeysOfRepliesAndMedia_areAccepted() {
        Post mention = test.post(test.alice, "@maskbot please");
        String id = test.client.upload(TestImages.jpeg(30, 20));

        Answer answer = post("""
                {"reply":{"in_reply_to_tweet_id":"%d","exclude_reply_user_ids":["5"]},
                 "media":{"media_ids":["%s"],"tagged_user_ids":["5"]}}""".formatted(mention.id(), id));

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void quote_isNotAllowed() {
        Post post = test.post(test.alice, "@maskbot please");

        Answer answer = post("{\"text\":\"look\",\"quote_tweet_id\":\"%d\"}".formatted(post.id()));
        Answer withPhoto = post("{\"media\":{\"media_ids\":[\"5\"]},\"quote_tweet_id\":\"%d\"}".formatted(post.id()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).startsWith("Quoting this post is not allowed because");
        assertThat(withPhoto.status()).isEqualTo(400);
        assertThat(test.x.posts(TestX.BOT)).isEmpty();
    }

    @Test
    void bodyThatIsNoJson_isRefused() {
        assertThat(post("text=hello").message()).isEqualTo("Request body is not valid JSON.");
        assertThat(post("").status()).isEqualTo(400);
    }

    @Test
    void numberForAnId_isRefused() {
        assertThat(post("{\"text\":\"hello\",\"reply\":{\"in_reply_to_tweet_id\":5}}")
                        .message())
                .isEqualTo("$.reply.in_reply_to_tweet_id: does not match the type in the schema");
    }

    @Test
    void replyWithoutAnId_isRefused() {
        assertThat(post("{\"text\":\"hello\",\"reply\":{}}").message())
                .isEqualTo("$.reply.in_reply_to_tweet_id: is missing but it is required");
    }

    @Test
    void textOf280_isTheLongest() {
        assertThat(post("{\"text\":\"" + "a".repeat(280) + "\"}").status()).isEqualTo(201);

        Answer longer = post("{\"text\":\"" + "b".repeat(281) + "\"}");
        assertThat(longer.status()).isEqualTo(400);
        assertThat(longer.message()).startsWith("Your Tweet text is too long.");
    }

    @Test
    void wideCharacters_weighTwo() {
        assertThat(post("{\"text\":\"" + "顔".repeat(140) + "\"}").status()).isEqualTo(201);
        assertThat(post("{\"text\":\"" + "顔".repeat(141) + "\"}").status()).isEqualTo(400);
    }

    @Test
    void inheritedHandles_areFree() {
        Post mention = test.post(test.alice, "@maskbot please");

        assertThat(test.tweet("a".repeat(280), mention).status()).isEqualTo(201);
    }

    @Test
    void fourPhotos_areTaken_aFifthIsNot() {
        List<String> ids = Stream.generate(() -> test.client.upload(TestImages.jpeg(30, 20)))
                .limit(5)
                .toList();

        Answer five = post(photos(ids));
        Answer four = post(photos(ids.subList(0, 4)));

        assertThat(five.status()).isEqualTo(400);
        assertThat(five.message()).isEqualTo("Your media IDs are invalid.");
        assertThat(four.status()).isEqualTo(201);
    }

    @Test
    void mediaId_isGoodForOnePost() {
        String id = test.client.upload(TestImages.jpeg(30, 20));

        assertThat(post(photos(List.of(id))).status()).isEqualTo(201);
        assertThat(post(photos(List.of(id))).message()).isEqualTo("Your media IDs are invalid.");
    }

    @Test
    void unknownMediaId_isRefused() {
        Answer answer = post(photos(List.of("5")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/parameters/media.media_ids/0").asString())
                .isEqualTo("5");
    }

    @Test
    void expiredMediaId_isRefused() {
        String id = test.client.upload(TestImages.jpeg(30, 20));
        test.clock.advance(Duration.ofHours(24));

        assertThat(post(photos(List.of(id))).message()).isEqualTo("Your media IDs are invalid.");
    }

    @Test
    void refusedPost_leavesItsMediaUnused() {
        String id = test.client.upload(TestImages.jpeg(30, 20));
        Post unrelated = test.post(test.alice, "no bot here");
        String media = "\"media\":{\"media_ids\":[\"" + id + "\"]}";

        assertThat(post("{\"reply\":{\"in_reply_to_tweet_id\":\"" + unrelated.id() + "\"}," + media + "}")
                        .status())
                .isEqualTo(403);
        assertThat(post("{" + media + "}").status()).isEqualTo(201);
    }

    @Test
    void sameTextWithinADay_isADuplicate() {
        post("{\"text\":\"hello\"}");
        test.clock.advance(Duration.ofHours(24).minusSeconds(1));

        Answer again = post("{\"text\":\"hello \"}");

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.detail()).isEqualTo("You are not allowed to create a Tweet with duplicate content.");
        assertThat(again.json().path("title").asString()).isEqualTo("Forbidden");
    }

    @Test
    void sameTextUnderAnotherPost_isADuplicate() {
        test.tweet("hello", test.post(test.alice, "@maskbot one"));

        assertThat(test.tweet("hello", test.post(test.alice, "@maskbot two")).status())
                .isEqualTo(403);
    }

    @Test
    void sameTextADayLater_isAccepted() {
        post("{\"text\":\"hello\"}");
        test.clock.advance(Duration.ofHours(24));

        assertThat(post("{\"text\":\"hello\"}").status()).isEqualTo(201);
    }

    @Test
    void sameTextOfSomebodyElse_isAccepted() {
        test.post(test.alice, "hello");

        assertThat(post("{\"text\":\"hello\"}").status()).isEqualTo(201);
    }

    @Test
    void replyToAPostThatDoesNotMentionTheBot_isNotAllowed() {
        Answer answer = test.tweet("hello", test.post(test.alice, "no bot here"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail())
                .isEqualTo("Reply to this conversation is not allowed because you have not been mentioned or otherwise"
                        + " engaged by the author of the post you are replying to.");
    }

    @Test
    void replyOfAnEnterprise_needsNoMention() {
        try (var enterprise = new TestX(LocalXSettings::forEnterprise)) {
            Post post = enterprise.post(enterprise.alice, "no bot here");

            assertThat(enterprise.tweet("hello", post).status()).isEqualTo(201);
        }
    }

    @Test
    void replyToAnInheritedMention_isNotAllowed() {
        Post mention = test.post(test.alice, "@maskbot please");
        Post chatter = test.reply(test.x.findOrCreateUser("bob"), "nice", mention);

        assertThat(test.tweet("hello", chatter).status()).isEqualTo(403);
        assertThat(test.tweet("hello", mention).status()).isEqualTo(201);
    }

    @Test
    void replyToThePostAboveTheMention_isNotAllowed() {
        Post photo = test.post(test.alice, "me");
        Post mention = test.reply(test.x.findOrCreateUser("bob"), "@maskbot do it", photo);

        assertThat(test.tweet("hello", photo).status()).isEqualTo(403);
        assertThat(test.tweet("hello", mention).status()).isEqualTo(201);
    }

    @Test
    void replyToAPostOfItsOwn_isAllowed() {
        long first =
                Long.parseLong(post("{\"text\":\"one\"}").json().at("/data/id").asString());

        assertThat(test.tweet("two", test.x.find(first).orElseThrow()).status()).isEqualTo(201);
    }

    @Test
    void replyToADeletedPost_isRefused() {
        Post mention = test.post(test.alice, "@maskbot please");
        test.x.delete(mention);

        Answer answer = test.tweet("hello", mention);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail())
                .isEqualTo("You attempted to reply to a Tweet that is deleted or not visible to you.");
    }

    @Test
    void hundredAndFirstPost_isTooManyFor15Minutes() {
        IntStream.range(0, 100)
                .forEach(i -> assertThat(post("{\"text\":\"post " + i + "\"}").status())
                        .isEqualTo(201));

        assertThat(post("{\"text\":\"one more\"}").status()).isEqualTo(429);
    }

    @Test
    void ownPost_canBeDeleted() {
        Post mention = test.post(test.alice, "@maskbot please");
        String id = test.tweet("hello", mention).json().at("/data/id").asString();

        Answer deleted = test.client.asBot("DELETE", TWEETS + "/" + id);

        assertThat(deleted.json().toString()).isEqualTo("{\"data\":{\"deleted\":true}}");
        assertThat(test.x.replies(mention)).isEmpty();
        assertThat(test.events(XEvent.PostDeleted.class)).hasSize(1);
    }

    @Test
    void postOfSomebodyElse_cannotBeDeleted() {
        Post post = test.post(test.alice, "mine");

        assertThat(test.client.asBot("DELETE", TWEETS + "/" + post.id()).status())
                .isEqualTo(403);
        assertThat(test.x.find(post.id())).isEqualTo(Optional.of(post));
    }

    private Answer post(String json) {
        return test.client.asBot("POST", TWEETS, json);
    }

    private static String photos(List<String> ids) {
        return ids.stream().collect(Collectors.joining("\",\"", "{\"media\":{\"media_ids\":[\"", "\"]}}"));
    }
}
