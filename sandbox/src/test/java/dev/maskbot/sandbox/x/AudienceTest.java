package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Protected accounts and posts that not everybody may answer. */
final class AudienceTest {
    private static final String MENTIONS = "/2/users/111/mentions?expansions=author_id&user.fields=protected";

    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void postOfAProtectedAccount_isNeitherStreamedNorListed() {
        test.addRule("@maskbot");
        try (var stream = test.client.stream("")) {
            test.x.protect(test.x.findOrCreateUser("shy"));
            test.post(test.x.findOrCreateUser("shy"), "@maskbot please");
            var open = test.post(test.alice, "@maskbot please");

            assertThat(stream.nextPost().at("/data/id").asString()).isEqualTo(Long.toString(open.id()));
        }
        var listed = test.client.asApp("GET", MENTIONS).json();
        assertThat(listed.at("/meta/result_count").asInt()).isEqualTo(1);
        assertThat(listed.at("/includes/users/0/protected").asBoolean(true)).isFalse();
    }

    @Test
    void postOfAnAccountThatIsProtectedLater_isGoneFromTimelinesAndCannotBeAnswered() {
        var mention = test.post(test.alice, "@maskbot please");
        test.x.protect(test.alice);

        assertThat(test.client
                        .asApp("GET", MENTIONS)
                        .json()
                        .at("/meta/result_count")
                        .asInt())
                .isZero();
        var answer = test.tweet("here", mention);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).contains("deleted or not visible to you");
    }

    @Test
    void closedConversation_takesNoReplyToAnyOfItsPosts() {
        var photo = test.post(test.alice, "me");
        var mention = test.reply(test.x.findOrCreateUser("bob"), "@maskbot do it", photo);
        test.x.closeReplies(photo);

        var answer = test.tweet("here", mention);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).contains("restricted who can reply");
    }

    @Test
    void conversationOfThoseItMentions_takesTheirReplies() {
        var mention = test.post(test.alice, "@maskbot please");
        var other = test.post(test.alice, "only @bob");
        var summons = test.reply(test.x.findOrCreateUser("bob"), "@maskbot please", other);
        test.x.restrictReplies(mention, ReplySettings.MENTIONED_USERS);
        test.x.restrictReplies(other, ReplySettings.MENTIONED_USERS);

        assertThat(test.tweet("here", mention).status()).isEqualTo(201);
        assertThat(test.tweet("there", summons).status()).isEqualTo(403);
    }

    @Test
    void settings_areToldOfEveryPostOfAConversation() {
        var mention = test.post(test.alice, "@maskbot please");
        test.reply(test.x.findOrCreateUser("bob"), "@maskbot too", mention);
        test.x.restrictReplies(mention, ReplySettings.VERIFIED);
        test.post(test.alice, "@maskbot again");

        var listed = test.client.asApp("GET", "/2/users/111/mentions?tweet.fields=reply_settings");

        assertThat(listed.json().path("data").valueStream())
                .extracting(post -> post.path("reply_settings").asString())
                .containsExactly("everyone", "verified", "verified");
    }

    @Test
    void automatedAccount_isLabelled() {
        var robot = new User(7, "robot", "Robot", "", true);
        var selection = new FieldSelection(Vocabulary.TWEET, Set.of(), Set.of(), Set.of(), Set.of("affiliation"));
        var json = new PostJson(test.x::url, new Audience(new Posts()));

        assertThat(json.user(robot, selection).at("/affiliation/description").asString())
                .isEqualTo("Automated");
        assertThat(json.user(test.alice, selection).has("affiliation")).isFalse();
    }

    @Test
    void closedPost_takesNoReply() {
        var mention = test.post(test.alice, "@maskbot please");
        test.x.closeReplies(mention);

        var answer = test.tweet("here", mention);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).isEqualTo("The original Tweet author restricted who can reply to this Tweet.");
    }

    @Test
    void protectedPostThatIsAnswered_isAPartialError() {
        var shy = test.x.findOrCreateUser("shy");
        var parent = test.postPhoto(shy, "for my friends", TestImages.jpeg(40, 20));
        test.x.protect(shy);
        test.x.post(Draft.of(test.alice, "@maskbot this").replyingTo(parent));

        var listed = test.client
                .asApp("GET", "/2/users/111/mentions?expansions=referenced_tweets.id.attachments.media_keys")
                .json();

        assertThat(listed.has("includes")).isFalse();
        assertThat(listed.at("/errors/0/type").asString()).endsWith("/problems/not-authorized-for-resource");
        assertThat(listed.at("/errors/0/resource_id").asLong()).isEqualTo(parent.id());
    }
}
