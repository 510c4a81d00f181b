package dev.maskbot.processor.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.twitter.twittertext.TwitterTextParser;
import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.ledger.Outcome.Reason;
import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReplyTextTest {
    private static final long FIRST = 1784600000000000001L;

    @ParameterizedTest
    @EnumSource(names = {"MASKED", "NO_FACE", "NOT_ALLOWED"})
    void texts_areStable_different_andAcceptableToX(Reason reason) {
        var texts = new HashSet<String>();
        for (var i = 0; i < 2_000; i++) {
            var mention = new MentionId(Long.toString(FIRST + i * 4_194_304L));
            var text = ReplyText.of(mention, reason);

            assertThat(ReplyText.of(mention, reason)).isEqualTo(text);
            assertThat(TwitterTextParser.parseTweet(text).isValid).isTrue();
            assertThat(text).doesNotContain("@", "#", "http").doesNotContainPattern("\\w\\.\\w");
            texts.add(text);
        }
        assertThat(texts).hasSize(2_000);
    }
}
