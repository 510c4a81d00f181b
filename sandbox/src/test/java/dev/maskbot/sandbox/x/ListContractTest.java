package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the mentions timeline and the search have in common: bounds of time, and posts that they do not know yet. */
final class ListContractTest {
    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/2/users/111/mentions?", "/2/tweets/search/recent?query=cat&"})
    void times_boundTheList_theFirstInclusive(String list) {
        var first = test.post(test.alice, "@maskbot cat one");
        test.clock.advance(Duration.ofMinutes(1));
        var second = test.post(test.alice, "@maskbot cat two");

        assertThat(ids(list + "start_time=2026-11-20T10:36:00Z")).containsExactly(second.id());
        assertThat(ids(list + "end_time=2026-11-20T10:36:00Z")).containsExactly(first.id());
        assertThat(test.client.asApp("GET", list + "start_time=yesterday").status())
                .isEqualTo(400);
    }

    @Test
    void search_knowsYoungPostsLater() {
        test.x.faults().inject(Fault.of("x/SEARCH_RECENT", new Kind.IndexLag(Duration.ofSeconds(30), 1)));
        var post = test.post(test.alice, "cat");

        assertThat(ids("/2/tweets/search/recent?query=cat")).isEmpty();
        test.clock.advance(Duration.ofSeconds(30));
        assertThat(ids("/2/tweets/search/recent?query=cat")).containsExactly(post.id());
    }

    private List<Long> ids(String path) {
        return test.client
                .asApp("GET", path)
                .json()
                .path("data")
                .valueStream()
                .map(post -> post.path("id").asLong())
                .toList();
    }
}
