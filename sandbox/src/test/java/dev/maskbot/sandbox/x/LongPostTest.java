package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import com.twitter.twittertext.TwitterTextParser;
import dev.maskbot.sandbox.x.PostText.Link;
import dev.maskbot.sandbox.x.PostText.Mention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Posts of more than 280 characters. */
class LongPostTest {
    private static final String FIELDS =
            "?tweet.fields=note_tweet,entities,display_text_range&expansions=entities.note.mentions.username";

    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void postOf280_hasNoNote() {
        Post post = test.post(test.alice, "a".repeat(280));

        assertThat(post.note()).isEmpty();
        assertThat(post.text().full()).hasSize(280);
    }

    @Test
    void longerPost_hasItsBeginningForAText_andALinkToTheRest() {
        String words = "word ".repeat(100) + "end";
        Post post = test.post(test.alice, words);

        String text = post.text().full();
        assertThat(text).startsWith("word word ").matches("(?s).*… https://t\\.co/\\w{10}");
        assertThat(TwitterTextParser.parseTweet(text).weightedLength).isLessThanOrEqualTo(280);
        assertThat(post.text().links())
                .singleElement()
                .extracting(Link::expandedUrl)
                .isEqualTo("https://x.com/alice/status/" + post.id());
        assertThat(post.note().orElseThrow().full()).isEqualTo(words);
        assertThat(post.typed()).isEqualTo(words);
    }

    @Test
    void weightNotLength_decides() {
        Post post = test.post(test.alice, "漢".repeat(141));

        assertThat(post.note().orElseThrow().full()).hasSize(141);
        assertThat(post.text().full()).startsWith("漢".repeat(127) + "… https://t.co/");
    }

    @Test
    void handleAcrossTheCut_isInTheNoteAlone() {
        Post post = test.post(test.alice, "a".repeat(250) + " @maskbot " + "b".repeat(30));

        assertThat(post.text().full()).startsWith("a".repeat(250) + " …");
        assertThat(post.text().mentions()).isEmpty();
        assertThat(post.note().orElseThrow().mentions()).containsExactly(new Mention(251, 259, TestX.BOT));
        assertThat(post.explicitlyMentions(TestX.BOT)).isTrue();
    }

    @Test
    void mentionBeyondTheText_isDelivered_withTheNoteAndItsEntities() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream(FIELDS)) {
            Post post = test.post(test.alice, "😀".repeat(200) + " https://example.com/a @maskbot");

            JsonNode item = stream.nextPost();

            JsonNode data = item.path("data");
            assertThat(data.path("text").asString()).isEqualTo(post.text().full());
            assertThat(data.path("entities").has("mentions")).isFalse();
            assertThat(data.at("/entities/urls")).hasSize(1);
            JsonNode note = data.path("note_tweet");
            assertThat(note.path("text").asString()).matches("(😀){200} https://t\\.co/\\w{10} @maskbot");
            assertThat(note.at("/entities/mentions/0/start").asInt()).isEqualTo(225);
            assertThat(note.at("/entities/mentions/0/id").asString()).isEqualTo("111");
            assertThat(note.at("/entities/urls/0/expanded_url").asString()).isEqualTo("https://example.com/a");
            assertThat(item.at("/includes/users/0/username").asString()).isEqualTo("maskbot");
        }
        assertThat(test.client
                        .asApp("GET", "/2/users/111/mentions?tweet.fields=note_tweet")
                        .json()
                        .at("/data/0/note_tweet/entities/mentions"))
                .hasSize(1);
    }

    @Test
    void noteIsAbsent_unlessAskedFor() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("")) {
            test.post(test.alice, "@maskbot " + "a".repeat(300));

            assertThat(stream.nextPost().path("data").has("note_tweet")).isFalse();
        }
    }

    @Test
    void photoOfALongPost_hasItsLinkBehindTheTextOnly() {
        Post post = test.postPhoto(test.alice, "word ".repeat(60), TestImages.jpeg(40, 20));

        assertThat(post.text().links()).hasSize(2);
        assertThat(post.text().links().getLast().mediaKey())
                .contains(post.photos().getFirst().mediaKey());
        assertThat(post.note().orElseThrow().links()).isEmpty();
    }

    @Test
    void longReply_hasTheInheritedHandlesInBoth() {
        Post parent = test.post(test.alice, "hello @maskbot");
        Post reply = test.reply(test.x.findOrCreateUser("bob"), "a".repeat(300), parent);

        assertThat(reply.text().full()).startsWith("@alice @maskbot aaa");
        assertThat(reply.note().orElseThrow().full()).isEqualTo("@alice @maskbot " + "a".repeat(300));
        assertThat(reply.explicitlyMentions(TestX.BOT)).isFalse();
        assertThat(reply.text().displayStart()).isEqualTo(16);
    }

    @Test
    void longPost_isSummonedByItsNote() {
        Post mention = test.post(test.alice, "a".repeat(300) + " @maskbot");

        assertThat(test.tweet("here", mention).status()).isEqualTo(201);
    }

    @Test
    void edit_mayMakeAPostLong() {
        Post edited = test.x.edit(test.post(test.alice, "short"), "a".repeat(300));

        assertThat(edited.note()).isPresent();
    }
}
