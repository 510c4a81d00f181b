package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.x.XClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reads ask in the words of tweets or in those of posts, and are answered in the same. */
class VocabularyTest {
    private static final String MENTIONS = "/2/users/111/mentions?";

    private final TestX test = new TestX();
    private Post parent;

    @BeforeEach
    void postLongReply() {
        parent = test.postPhoto(test.alice, "me", TestImages.jpeg(40, 20));
        test.reply(test.x.findOrCreateUser("bob"), "@maskbot " + "a".repeat(300), parent);
    }

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void fieldsOfTweets_areAnsweredAsTweets() {
        JsonNode answer = read("tweet.fields=referenced_tweets,note_tweet&expansions=referenced_tweets.id");

        assertThat(answer.path("data").path(0).propertyNames())
                .containsExactly("id", "text", "edit_history_tweet_ids", "referenced_tweets", "note_tweet");
        assertThat(answer.at("/includes/tweets/0/id").asLong()).isEqualTo(parent.id());
    }

    @Test
    void fieldsOfPosts_areAnsweredAsPosts() {
        JsonNode answer = read("post.fields=referenced_posts,note_post,attachments"
                + "&expansions=referenced_posts.id,referenced_posts.id.attachments.media_keys");

        assertThat(answer.path("data").path(0).propertyNames())
                .containsExactly("id", "text", "edit_history_post_ids", "referenced_posts", "note_post");
        assertThat(answer.at("/data/0/note_post/entities/mentions")).hasSize(2);
        assertThat(answer.path("includes").propertyNames()).containsExactly("media", "posts");
        assertThat(answer.at("/includes/posts/0").propertyNames())
                .containsExactly("id", "text", "edit_history_post_ids", "attachments");
    }

    @Test
    void nothingAsked_isAnsweredAsTweets() {
        assertThat(read("").at("/data/0").propertyNames()).containsExactly("id", "text", "edit_history_tweet_ids");
    }

    @Test
    void namesOfTheOtherVocabulary_askForNothing_silently() {
        JsonNode posts = read("post.fields=referenced_tweets,note_tweet,lang&expansions=referenced_tweets.id");
        assertThat(posts.at("/data/0").propertyNames()).containsExactly("id", "text", "edit_history_post_ids", "lang");
        assertThat(posts.has("includes")).isFalse();

        JsonNode tweets = read("tweet.fields=referenced_posts,lang&expansions=referenced_posts.id");
        assertThat(tweets.at("/data/0").propertyNames())
                .containsExactly("id", "text", "edit_history_tweet_ids", "lang");
        assertThat(tweets.has("includes")).isFalse();
    }

    @Test
    void nameOfNeither_isRefused() {
        Answer answer = test.client.asApp("GET", MENTIONS + "post.fields=referenced_toots");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("referenced_tweets").contains("referenced_posts");
    }

    @Test
    void missingParent_isSpelledToo() {
        test.x.delete(parent);

        JsonNode error = read("post.fields=id&expansions=referenced_posts.id").at("/errors/0");

        assertThat(error.path("resource_type").asString()).isEqualTo("post");
        assertThat(error.path("parameter").asString()).isEqualTo("referenced_posts.id");
    }

    @Test
    void stream_knowsTheWordsOfTweetsAlone() {
        test.addRule("@maskbot");

        Answer fields = test.client.asApp("GET", "/2/tweets/search/stream?post.fields=id");
        Answer expansions = test.client.asApp("GET", "/2/tweets/search/stream?expansions=referenced_posts.id");

        assertThat(fields.status()).isEqualTo(400);
        assertThat(fields.message()).startsWith("The query parameter [post.fields] is not one of [tweet.fields,");
        assertThat(expansions.status()).isEqualTo(400);
    }

    private JsonNode read(String query) {
        Answer answer = test.client.asApp("GET", MENTIONS + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }
}
