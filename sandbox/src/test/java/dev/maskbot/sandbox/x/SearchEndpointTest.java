package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Recent search and lookup. */
final class SearchEndpointTest {
    private static final String SEARCH = "/2/tweets/search/recent?query=";
    private static final String LOOK_UP = "/2/tweets?ids=";

    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void search_findsByTheGrammarOfRules_newestFirst() {
        var first = test.post(test.alice, "@maskbot first");
        var second = test.post(test.alice, "@maskbot second");
        test.post(test.alice, "nobody asked");
        test.x.repost(test.x.findOrCreateUser("bob"), first);

        var found = test.client.asApp("GET", SEARCH + "%40maskbot%20-is%3Aretweet");

        assertThat(found.status()).isEqualTo(200);
        assertThat(ids(found.json())).containsExactly(id(second), id(first));
        assertThat(found.json().at("/meta/newest_id").asString()).isEqualTo(id(second));
    }

    @Test
    void search_findsNoReposts() {
        var post = test.post(test.alice, "@maskbot please");
        test.x.repost(test.x.findOrCreateUser("bob"), post);

        assertThat(ids(test.client.asApp("GET", SEARCH + "%40maskbot").json())).containsExactly(id(post));
    }

    @Test
    void search_keepsToTheRangeOfIds() {
        var posts = IntStream.range(0, 4)
                .mapToObj(i -> test.post(test.alice, "@maskbot " + i))
                .toList();

        var found = test.client.asApp(
                "GET", SEARCH + "%40maskbot&since_id=" + id(posts.getFirst()) + "&until_id=" + id(posts.getLast()));

        assertThat(ids(found.json())).containsExactly(id(posts.get(2)), id(posts.get(1)));
    }

    @Test
    void search_reachesBackSevenDays() {
        test.post(test.alice, "@maskbot old");
        test.clock.advance(Duration.ofDays(7));

        var found = test.client.asApp("GET", SEARCH + "%40maskbot").json();

        assertThat(found.has("data")).isFalse();
        assertThat(found.at("/meta/result_count").asInt(-1)).isZero();
    }

    @Test
    void search_hasPages() {
        IntStream.range(0, 12).forEach(i -> test.post(test.alice, "@maskbot " + i));

        var first =
                test.client.asApp("GET", SEARCH + "%40maskbot&max_results=10").json();
        var rest = test.client
                .asApp("GET", SEARCH + "%40maskbot&max_results=10&pagination_token=" + next(first))
                .json();

        assertThat(ids(first)).hasSize(10);
        assertThat(ids(rest)).hasSize(2).doesNotContainAnyElementsOf(ids(first));
    }

    @Test
    void queryThatXWouldNotTake_isRefused() {
        assertThat(test.client.asApp("GET", SEARCH + "has%3Aimages").status()).isEqualTo(400);
        assertThat(test.client.asApp("GET", SEARCH).status()).isEqualTo(400);
        assertThat(test.client.asApp("GET", SEARCH + "a".repeat(513)).status()).isEqualTo(400);
    }

    @Test
    void lookUp_givesWhatThereIs_andPartialErrorsForTheRest() {
        var post = test.post(test.alice, "hello");
        var gone = test.post(test.alice, "gone");
        test.x.delete(gone);

        var answer = test.client.asApp("GET", LOOK_UP + id(gone) + "," + id(post));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ids(answer.json())).containsExactly(id(post));
        assertThat(answer.json().at("/errors/0/resource_id").asString()).isEqualTo(id(gone));
    }

    @Test
    void lookUp_ofMissingIdsAlone_hasNoData() {
        var answer = test.client.asApp("GET", LOOK_UP + "5,6");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("data")).isFalse();
        assertThat(answer.json().path("errors").values())
                .extracting(error -> error.path("resource_id").asString())
                .containsExactly("5", "6");
    }

    @Test
    void lookUp_ofAProtectedPost_isNotAuthorized() {
        var shy = test.post(test.x.findOrCreateUser("shy"), "for my friends");
        test.x.protect(shy.author());

        var answer = test.client.asApp("GET", LOOK_UP + id(shy)).json();

        assertThat(answer.has("data")).isFalse();
        assertThat(answer.at("/errors/0/type").asString()).endsWith("/problems/not-authorized-for-resource");
        assertThat(answer.at("/errors/0/parameter").asString()).isEqualTo("ids");
    }

    @Test
    void lookUp_findsAPostThatIsNotIndexedYet_later() {
        var lag = new Kind.IndexLag(Duration.ofSeconds(30), 1);
        test.x.faults().inject(Fault.of("x/LOOK_UP_POSTS", lag));
        var post = test.post(test.alice, "hello");

        var early = test.client.asApp("GET", LOOK_UP + id(post)).json();
        test.clock.advance(Duration.ofSeconds(30));
        var later = test.client.asApp("GET", LOOK_UP + id(post)).json();

        assertThat(early.at("/errors/0/type").asString()).endsWith("/problems/resource-not-found");
        assertThat(ids(later)).containsExactly(id(post));
    }

    @Test
    void lookUp_ofAHundredAndOne_isRefused() {
        var ids = IntStream.rangeClosed(1, 101).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThat(test.client.asApp("GET", LOOK_UP + ids).status()).isEqualTo(400);
    }

    private static String next(JsonNode page) {
        return page.at("/meta/next_token").asString();
    }

    private static List<String> ids(JsonNode answer) {
        return answer.path("data").values().stream()
                .map(post -> post.path("id").asString())
                .toList();
    }

    private static String id(Post post) {
        return Long.toString(post.id());
    }
}
