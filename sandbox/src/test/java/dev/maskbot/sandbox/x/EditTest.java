package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Posts whose authors change their minds. */
class EditTest {
    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void edit_isANewPost_andBothKnowOfEachOther() {
        Post first = test.postPhoto(test.alice, "@maskbot helo", TestImages.jpeg(40, 20));
        test.clock.advance(Duration.ofMinutes(1));

        Post second = test.x.edit(first, "@maskbot hello");

        assertThat(second.id()).isGreaterThan(first.id());
        assertThat(second.editHistory()).containsExactly(first.id(), second.id());
        assertThat(test.x.find(first.id()).orElseThrow().editHistory()).isEqualTo(second.editHistory());
        assertThat(second.text().display()).isEqualTo("@maskbot hello");
        assertThat(second.photos()).isEqualTo(first.photos());
        assertThat(second.createdAt()).isEqualTo(test.clock.instant());
        assertThat(second.conversationId()).isEqualTo(first.id());
    }

    @Test
    void edit_isDeliveredAgain() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("")) {
            Post first = test.post(test.alice, "@maskbot helo");
            JsonNode before = stream.nextPost().path("data");
            Post second = test.x.edit(first, "@maskbot hello");
            JsonNode after = stream.nextPost().path("data");

            assertThat(ids(before)).containsExactly(first.id());
            assertThat(after.path("id").asLong()).isEqualTo(second.id());
            assertThat(ids(after)).containsExactly(first.id(), second.id());
            assertThat(after.path("text").asString()).isEqualTo("@maskbot hello");
        }
    }

    @Test
    void mentionThatComesWithAnEdit_isDelivered() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("")) {
            Post first = test.post(test.alice, "hello");
            Post second = test.x.edit(first, "@maskbot hello");

            assertThat(ids(stream.nextPost().path("data"))).containsExactly(first.id(), second.id());
        }
    }

    @Test
    void timeline_listsTheNewestVersionAlone() {
        Post first = test.post(test.alice, "@maskbot one");
        Post second = test.x.edit(first, "@maskbot two");
        Post third = test.x.edit(second, "@maskbot three");

        JsonNode mentions =
                test.client.asApp("GET", "/2/users/111/mentions").json().path("data");

        assertThat(mentions).hasSize(1);
        assertThat(ids(mentions.path(0))).containsExactly(first.id(), second.id(), third.id());
        assertThat(mentions.at("/0/text").asString()).isEqualTo("@maskbot three");
    }

    @Test
    void mentionThatGoesWithAnEdit_isListedNoMore() {
        Post first = test.post(test.alice, "@maskbot one");
        test.x.edit(first, "no");

        assertThat(test.client.asApp("GET", "/2/users/111/mentions").json().has("data"))
                .isFalse();
    }

    @Test
    void quote_staysAQuote() {
        test.addRule("@maskbot is:quote");
        Post quoted = test.post(test.alice, "look");
        Post first = test.x.post(Draft.of(test.alice, "this").quoting(quoted));
        try (OpenStream stream = test.client.stream("")) {
            Post second = test.x.edit(first, "@maskbot this");

            assertThat(stream.nextPost().at("/data/id").asLong()).isEqualTo(second.id());
            assertThat(second.references()).isEqualTo(first.references());
        }
    }

    @Test
    void quoteOfADeletedPost_staysAQuoteToo() {
        Post quoted = test.post(test.alice, "look");
        Post first = test.x.post(Draft.of(test.alice, "this").quoting(quoted));
        test.x.delete(quoted);

        assertThat(test.x.edit(first, "that").references()).isEqualTo(first.references());
    }

    @Test
    void repliesToAnyVersion_areRepliesToThePost() {
        Post first = test.post(test.alice, "@maskbot one");
        Post early = test.reply(TestX.BOT, "here", first);
        Post second = test.x.edit(first, "@maskbot two");
        Post late = test.reply(TestX.BOT, "there", second);

        assertThat(test.x.replies(first)).containsExactly(early, late);
        assertThat(test.x.replies(second)).containsExactly(early, late);
    }

    @Test
    void deletion_concernsAllVersions() {
        Post first = test.post(test.alice, "one");
        Post second = test.x.edit(first, "two");

        test.x.delete(first);

        assertThat(test.x.find(first.id())).isEmpty();
        assertThat(test.x.find(second.id())).isEmpty();
    }

    @Test
    void edit_isTold() {
        Post first = test.post(test.alice, "one");
        Post second = test.x.edit(first, "two");

        assertThat(test.events).isEqualTo(List.of(new XEvent.PostCreated(first), new XEvent.PostEdited(second)));
    }

    @Test
    void hourLater_nothingIsEdited() {
        Post post = test.post(test.alice, "one");
        test.clock.advance(Duration.ofMinutes(59));
        Post edited = test.x.edit(post, "two");
        test.clock.advance(Duration.ofMinutes(1));

        assertRefused(edited, "three");
    }

    @Test
    void postIsEditedFiveTimes_andNoMore() {
        Post post = test.post(test.alice, "0");
        for (int i = 1; i <= 5; i++) {
            post = test.x.edit(post, Integer.toString(i));
        }

        assertRefused(post, "6");
    }

    @Test
    void replyRepostAndOldVersion_areNotEdited() {
        Post post = test.post(test.alice, "one");
        assertRefused(test.reply(test.alice, "two", post), "three");
        assertRefused(test.x.repost(test.alice, post), "three");
        test.x.edit(post, "two");
        assertRefused(post, "three");
        assertRefused(test.post(test.alice, "four"), " ");
    }

    private void assertRefused(Post post, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> test.x.edit(post, text));
    }

    private static List<Long> ids(JsonNode post) {
        return post.path("edit_history_tweet_ids")
                .valueStream()
                .map(JsonNode::asLong)
                .toList();
    }
}
