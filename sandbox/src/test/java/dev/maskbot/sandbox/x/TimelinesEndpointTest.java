package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.x.XClient.Answer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelinesEndpointTest {
    private static final String MENTIONS = "/2/users/111/mentions";

    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void noMentions_haveNoData() {
        Answer answer = test.client.asApp("GET", MENTIONS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString()).isEqualTo("{\"meta\":{\"result_count\":0}}");
    }

    @Test
    void mentions_areNewestFirstForAppAndBot() {
        Post first = test.post(test.alice, "@maskbot one");
        test.post(test.alice, "nobody");
        Post second = test.post(test.alice, "two for @MASKBOT");

        Answer answer = test.client.asApp("GET", MENTIONS);

        assertThat(ids(answer)).containsExactly(second.id(), first.id());
        assertThat(answer.json().path("meta").toString())
                .isEqualTo("{\"result_count\":2,\"newest_id\":\"%d\",\"oldest_id\":\"%d\"}"
                        .formatted(second.id(), first.id()));
        assertThat(test.client.asBot("GET", MENTIONS).json()).isEqualTo(answer.json());
    }

    @Test
    void sinceAndUntil_excludeTheirIds() {
        List<Post> posts = mentions(4);

        Answer answer = test.client.asBot(
                "GET",
                MENTIONS + "?since_id=" + posts.getFirst().id() + "&until_id="
                        + posts.getLast().id());

        assertThat(ids(answer)).containsExactly(posts.get(2).id(), posts.get(1).id());
    }

    @Test
    void pages_followEachOtherToTheLast() {
        List<Post> posts = mentions(7);

        Answer first = test.client.asApp("GET", MENTIONS + "?max_results=5");
        String token = first.json().at("/meta/next_token").asString();
        Answer second = test.client.asApp("GET", MENTIONS + "?max_results=5&pagination_token=" + token);

        assertThat(ids(first))
                .containsExactlyElementsOf(
                        posts.reversed().subList(0, 5).stream().map(Post::id).toList());
        assertThat(ids(second))
                .containsExactlyElementsOf(
                        posts.reversed().subList(5, 7).stream().map(Post::id).toList());
        assertThat(second.json().path("meta").has("next_token")).isFalse();
    }

    @Test
    void pages_leadBackToTheFirst() {
        mentions(17);
        Answer first = page("");
        Answer second = page(token(first, "next_token"));
        Answer third = page(token(second, "next_token"));
        Answer fourth = page(token(third, "next_token"));

        assertThat(first.json().path("meta").has("previous_token")).isFalse();
        assertThat(ids(fourth)).hasSize(2);
        assertThat(ids(page(token(fourth, "previous_token")))).isEqualTo(ids(third));
        Answer back = page(token(third, "previous_token"));
        assertThat(ids(back)).isEqualTo(ids(second));
        assertThat(ids(page(token(back, "next_token")))).isEqualTo(ids(third));
        Answer start = page(token(back, "previous_token"));
        assertThat(ids(start)).isEqualTo(ids(first));
        assertThat(start.json().path("meta").has("previous_token")).isFalse();
    }

    @Test
    void withoutMaxResults_aPageHasTen() {
        mentions(11);

        assertThat(test.client
                        .asApp("GET", MENTIONS)
                        .json()
                        .at("/meta/result_count")
                        .asInt())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max_results=4",
                "max_results=101",
                "max_results=x",
                "since_id=x",
                "until_id=-1",
                "pagination_token=!!"
            })
    void valueOutOfRange_isRefused(String query) {
        Answer answer = test.client.asApp("GET", MENTIONS + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("The `" + query.split("=", 2)[0] + "` query parameter value [");
    }

    @Test
    void expansions_areThoseOfTheStream() {
        Post parent = test.postPhoto(test.alice, "me", TestImages.jpeg(40, 20));
        test.reply(test.x.findOrCreateUser("bob"), "@maskbot do it", parent);

        Answer answer = test.client.asApp(
                "GET",
                MENTIONS + "?expansions=referenced_tweets.id,referenced_tweets.id.attachments.media_keys"
                        + "&media.fields=url");

        assertThat(answer.json().at("/data/0/referenced_tweets/0/type").asString())
                .isEqualTo("replied_to");
        assertThat(answer.json().at("/includes/media/0/url").asString()).startsWith(test.x.url() + "/media/");
    }

    @Test
    void deletedParent_isAPartialError() {
        Post parent = test.post(test.alice, "me");
        test.reply(test.x.findOrCreateUser("bob"), "@maskbot do it", parent);
        test.x.delete(parent);

        Answer answer = test.client.asApp("GET", MENTIONS + "?expansions=referenced_tweets.id");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("data")).hasSize(1);
        assertThat(answer.json().has("includes")).isFalse();
        assertThat(answer.json().at("/errors/0/type").asString()).endsWith("/problems/resource-not-found");
        assertThat(answer.json().at("/errors/0/resource_id").asString()).isEqualTo(Long.toString(parent.id()));
    }

    @Test
    void ownPosts_areThoseOfTheAuthorAlone() {
        Post mention = test.post(test.alice, "@maskbot one");
        test.tweet("here", mention);

        Answer answer = test.client.asBot("GET", "/2/users/111/tweets?tweet.fields=referenced_tweets");

        assertThat(answer.json().path("data")).singleElement().satisfies(post -> {
            assertThat(post.path("text").asString()).isEqualTo("@alice here");
            assertThat(post.at("/referenced_tweets/0/id").asString()).isEqualTo(Long.toString(mention.id()));
        });
    }

    @Test
    void unknownUser_isAPartialError() {
        Answer answer = test.client.asApp("GET", "/2/users/5/tweets");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/errors/0/resource_type").asString()).isEqualTo("user");
    }

    @Test
    void userThatIsNoNumber_isRefused() {
        assertThat(test.client.asApp("GET", "/2/users/alice/tweets").status()).isEqualTo(400);
    }

    private Answer page(String token) {
        return test.client.asApp(
                "GET", MENTIONS + "?max_results=5" + (token.isEmpty() ? "" : "&pagination_token=" + token));
    }

    private static String token(Answer page, String name) {
        return page.json().path("meta").path(name).asString();
    }

    private List<Post> mentions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> test.post(test.alice, "@maskbot " + i))
                .toList();
    }

    private static List<Long> ids(Answer answer) {
        return answer.json()
                .path("data")
                .valueStream()
                .map(post -> Long.parseLong(post.path("id").asString()))
                .toList();
    }
}
