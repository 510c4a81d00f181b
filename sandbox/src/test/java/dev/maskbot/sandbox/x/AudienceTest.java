package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

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
    void closedPost_takesNoReply() {
        var mention = test.post(test.alice, "@maskbot please");
        test.x.closeReplies(mention);

        var answer = test.tweet("here", mention);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).isEqualTo("The original Tweet author restricted who can reply to this Tweet.");
    }
}
