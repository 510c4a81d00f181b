package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.x.XClient.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Posts that quote another. */
class QuoteTest {
    private static final String WITH_PARENTS = "?tweet.fields=attachments,author_id,display_text_range,entities,"
            + "possibly_sensitive,referenced_tweets&expansions=referenced_tweets.id,"
            + "referenced_tweets.id.attachments.media_keys,referenced_tweets.id.author_id&media.fields=url";

    private final TestX test = new TestX();
    private final User bob = test.x.findOrCreateUser("bob");

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void quote_refersToTheQuotedPost_andEndsWithItsLink() {
        Post quoted = test.post(test.alice, "look");
        Post quote = test.x.post(Draft.of(bob, "@maskbot this").quoting(quoted));

        assertThat(quote.references()).containsExactly(new Reference(Reference.Kind.QUOTED, quoted.id()));
        assertThat(quote.isReply()).isFalse();
        assertThat(quote.conversationId()).isEqualTo(quote.id());
        assertThat(quote.text().full()).matches("@maskbot this https://t\\.co/\\w{10}");
        assertThat(quote.text().display()).isEqualTo("@maskbot this");
        assertThat(quote.text().links())
                .singleElement()
                .satisfies(
                        link -> assertThat(link.expandedUrl()).isEqualTo("https://x.com/alice/status/" + quoted.id()));
    }

    @Test
    void quotedPost_comesWithItsPhotoAndAuthor() {
        test.addRule("@maskbot is:quote -has:images");
        Post quoted = test.postPhoto(test.alice, "me", TestImages.jpeg(40, 20));
        try (OpenStream stream = test.client.stream(WITH_PARENTS)) {
            test.x.post(Draft.of(bob, "@maskbot this one").quoting(quoted));

            JsonNode item = stream.nextPost();

            assertThat(item.at("/data/referenced_tweets").toString())
                    .isEqualTo("[{\"type\":\"quoted\",\"id\":\"%d\"}]".formatted(quoted.id()));
            assertThat(item.at("/data").has("attachments")).isFalse();
            assertThat(item.at("/includes/tweets/0/id").asLong()).isEqualTo(quoted.id());
            assertThat(item.at("/includes/tweets/0/attachments/media_keys/0").asString())
                    .isEqualTo(quoted.photos().getFirst().mediaKey());
            assertThat(item.at("/includes/media/0/url").asString()).startsWith(test.x.url() + "/media/");
            assertThat(item.at("/includes/users/0/username").asString()).isEqualTo("alice");
        }
    }

    @Test
    void stream_matchesTheWordsOfTheQuotedPostToo_timelinesDoNot() {
        test.addRule("@maskbot");
        test.addRule("#party");
        test.addRule("photograph");
        test.addRule("@maskbot has:images");
        test.addRule("from:alice");
        Post quoted = test.postPhoto(test.alice, "@maskbot a photograph of the #party", TestImages.jpeg(40, 20));
        try (OpenStream stream = test.client.stream(WITH_PARENTS)) {
            Post quote = test.x.post(Draft.of(bob, "nice").quoting(quoted));

            JsonNode item = stream.nextPost();

            assertThat(item.at("/data/id").asLong()).isEqualTo(quote.id());
            assertThat(item.at("/data/entities").has("mentions")).isFalse();
            assertThat(item.path("matching_rules")).hasSize(3);
        }
        Answer mentions = test.client.asApp("GET", "/2/users/111/mentions");
        assertThat(mentions.json().at("/meta/result_count").asInt()).isEqualTo(1);
        assertThat(mentions.json().at("/data/0/id").asLong()).isEqualTo(quoted.id());
    }

    @Test
    void quoteOfTheBot_summonsIt_quoteOfSomebodyWhoDidDoesNot() {
        Post ofTheBot = test.post(TestX.BOT, "good morning");
        Post summoning = test.x.post(Draft.of(bob, "well").quoting(ofTheBot));
        Post mention = test.post(test.alice, "@maskbot please");
        Post innocent = test.x.post(Draft.of(bob, "nice").quoting(mention));

        assertThat(test.tweet("here", summoning).status()).isEqualTo(201);
        assertThat(test.tweet("there", innocent).status()).isEqualTo(403);
    }

    @Test
    void deletedQuotedPost_isAPartialError_onTheStream() {
        test.addRule("@maskbot");
        Post quoted = test.post(test.alice, "look");
        try (OpenStream stream = test.client.stream(WITH_PARENTS)) {
            var stall = test.x.faults().inject(Fault.of("x", new Kind.Stall()));
            Post quote = test.x.post(Draft.of(bob, "@maskbot this").quoting(quoted));
            test.x.delete(quoted);
            stall.close();

            JsonNode item = stream.nextPost();

            assertThat(item.at("/data/id").asLong()).isEqualTo(quote.id());
            assertThat(item.has("includes")).isFalse();
            assertThat(item.at("/errors/0/type").asString()).endsWith("/problems/resource-not-found");
            assertThat(item.at("/errors/0/resource_id").asLong()).isEqualTo(quoted.id());
        }
    }

    @Test
    void replyMayQuoteToo() {
        Post parent = test.post(test.alice, "one");
        Post quoted = test.post(test.alice, "two");

        Post reply = test.x.post(Draft.of(bob, "both").replyingTo(parent).quoting(quoted));

        assertThat(reply.isReplyTo(parent.id())).isTrue();
        assertThat(reply.references()).contains(new Reference(Reference.Kind.QUOTED, quoted.id()));
    }

    @Test
    void operators_tellQuotesRepliesAndPhotosApart() {
        String own = test.addRule("from:bob is:quote has:images");
        String bare = test.addRule("from:bob is:quote -has:images -is:reply");
        String both = test.addRule("from:bob is:quote is:reply");
        Post quoted = test.postPhoto(test.alice, "look", TestImages.jpeg(40, 20));
        NewPhoto photo = new NewPhoto(TestImages.jpeg(30, 20), "");
        try (OpenStream stream = test.client.stream("")) {
            test.x.post(Draft.of(bob, "one").quoting(quoted).with(photo));
            test.x.post(Draft.of(bob, "two").quoting(quoted));
            test.x.post(Draft.of(bob, "three").quoting(quoted).replyingTo(quoted));

            for (String rule : List.of(own, bare, both)) {
                assertThat(stream.nextPost().path("matching_rules"))
                        .singleElement()
                        .satisfies(matching ->
                                assertThat(matching.path("id").asString()).isEqualTo(rule));
            }
        }
    }

    @Test
    void warning_isPassedOn() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("?tweet.fields=possibly_sensitive")) {
            test.x.post(Draft.of(bob, "@maskbot hello").withWarning());
            test.post(bob, "@maskbot hello again");

            assertThat(stream.nextPost().at("/data/possibly_sensitive").asBoolean())
                    .isTrue();
            assertThat(stream.nextPost().at("/data/possibly_sensitive").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void deletedPost_cannotBeQuoted() {
        Post post = test.post(test.alice, "one");
        test.x.delete(post);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> test.x.post(Draft.of(bob, "two").quoting(post)));
    }
}
