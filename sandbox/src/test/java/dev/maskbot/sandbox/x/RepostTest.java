package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.maskbot.sandbox.x.PostText.Hashtag;
import dev.maskbot.sandbox.x.PostText.Mention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Posts passed on by somebody else. */
class RepostTest {
    private final TestX test = new TestX();
    private final User bob = test.x.findOrCreateUser("bob");

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void repost_hasTheTextBehindTheHandleOfItsAuthor() {
        Post original = test.post(test.alice, "😀 @maskbot #fun");

        PostText text = test.x.repost(bob, original).text();

        assertThat(text.full()).isEqualTo("RT @alice: 😀 @maskbot #fun");
        assertThat(text.mentions()).containsExactly(new Mention(3, 9, test.alice), new Mention(13, 21, TestX.BOT));
        assertThat(text.hashtags()).containsExactly(new Hashtag(22, 26, "fun"));
    }

    @Test
    void longText_isCut_withWhatIsNoLongerInIt() {
        Post original = test.post(test.alice, "@maskbot " + "a".repeat(120) + " #fun @bob");

        PostText text = test.x.repost(bob, original).text();

        assertThat(text.full()).hasSize(140).endsWith("a…");
        assertThat(text.mentions()).extracting(Mention::user).containsExactly(test.alice, TestX.BOT);
        assertThat(text.hashtags()).isEmpty();
    }

    @Test
    void repost_matchesTheStream_unlessItIsExcluded() {
        test.addRule("@maskbot");
        test.addRule("@maskbot -is:retweet");
        Post original = test.postPhoto(test.alice, "@maskbot please", TestImages.jpeg(40, 20));
        try (OpenStream stream = test.client.stream("?expansions=referenced_tweets.id.attachments.media_keys")) {
            Post repost = test.x.repost(bob, original);

            JsonNode item = stream.nextPost();

            assertThat(item.at("/data/id").asLong()).isEqualTo(repost.id());
            assertThat(item.at("/data/referenced_tweets").toString())
                    .isEqualTo("[{\"type\":\"retweeted\",\"id\":\"%d\"}]".formatted(original.id()));
            assertThat(item.at("/includes/tweets/0/id").asLong()).isEqualTo(original.id());
            assertThat(item.at("/includes/media")).hasSize(1);
            assertThat(item.path("matching_rules")).hasSize(1);
        }
    }

    @Test
    void timelines_listItAmongOnesOwnPosts_butNotAmongMentions() {
        Post original = test.post(test.alice, "@maskbot please");
        test.x.repost(bob, original);

        assertThat(test.client
                        .asApp("GET", "/2/users/111/mentions")
                        .json()
                        .at("/meta/result_count")
                        .asInt())
                .isEqualTo(1);
        assertThat(test.client
                        .asApp("GET", "/2/users/" + bob.id() + "/tweets")
                        .json()
                        .at("/data/0/text")
                        .asString())
                .isEqualTo("RT @alice: @maskbot please");
    }

    @Test
    void deletedPost_takesItsRepostsWithIt() {
        Post original = test.post(test.alice, "one");
        Post repost = test.x.repost(bob, original);

        test.x.delete(original);

        assertThat(test.x.find(repost.id())).isEmpty();
    }

    @Test
    void repostOfNothing_orOfARepost_isRefused() {
        Post original = test.post(test.alice, "one");
        Post repost = test.x.repost(bob, original);
        assertThatIllegalArgumentException().isThrownBy(() -> test.x.repost(test.alice, repost));

        test.x.delete(original);
        assertThatIllegalArgumentException().isThrownBy(() -> test.x.repost(bob, original));
    }
}
