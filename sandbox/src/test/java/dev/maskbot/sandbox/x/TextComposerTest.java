package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.x.PostText.Link;
import dev.maskbot.sandbox.x.PostText.Mention;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextComposerTest {
    private final TestX test = new TestX();
    private final User bob = test.x.findOrCreateUser("bob");

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void photo_addsALinkBeyondTheDisplayedText() {
        Post post = test.postPhoto(test.alice, "@maskbot please", TestImages.jpeg(40, 20));

        assertThat(post.text().full()).matches("@maskbot please https://t\\.co/\\w{10}");
        assertThat(post.text().display()).isEqualTo("@maskbot please");
        assertThat(post.text().displayEnd()).isEqualTo(15);
        Link link = post.text().links().getFirst();
        assertThat(List.of(link.start(), link.end())).containsExactly(16, 39);
        assertThat(link.expandedUrl()).isEqualTo("https://x.com/alice/status/" + post.id() + "/photo/1");
        assertThat(link.displayUrl()).isEqualTo("pic.x.com/" + link.url().substring(13));
        assertThat(link.mediaKey()).contains(post.photos().getFirst().mediaKey());
    }

    @Test
    void severalPhotos_shareOneLink() {
        NewPhoto photo = new NewPhoto(TestImages.jpeg(40, 20), "");
        Post post = test.x.post(test.alice, "", List.of(photo, photo), Optional.empty());

        assertThat(post.text().full()).hasSize(23);
        assertThat(post.text().links())
                .hasSize(2)
                .extracting(Link::url)
                .containsOnly(post.text().full());
        assertThat(post.text().links())
                .extracting(link -> link.mediaKey().orElseThrow())
                .containsExactlyElementsOf(
                        post.photos().stream().map(Photo::mediaKey).toList());
    }

    @Test
    void reply_inheritsTheHandlesOfItsParent() {
        Post parent = test.post(test.alice, "with @maskbot and @bob");

        Post reply = test.reply(bob, "nice", parent);

        assertThat(reply.text().full()).isEqualTo("@alice @maskbot nice");
        assertThat(reply.text().display()).isEqualTo("nice");
        assertThat(reply.mentions(TestX.BOT)).isTrue();
        assertThat(reply.explicitlyMentions(TestX.BOT)).isFalse();
    }

    @Test
    void handleInTheTypedText_isExplicitBesideAnInheritedOne() {
        Post parent = test.post(test.alice, "hello @maskbot");

        Post reply = test.reply(bob, "@maskbot do it", parent);

        assertThat(reply.text().full()).isEqualTo("@alice @maskbot @maskbot do it");
        assertThat(reply.explicitlyMentions(TestX.BOT)).isTrue();
    }

    @Test
    void replyToOneself_inheritsNoOwnHandle() {
        Post reply = test.reply(test.alice, "more", test.post(test.alice, "first"));

        assertThat(reply.text().full()).isEqualTo("more");
        assertThat(reply.inReplyTo()).contains(test.alice);
    }

    @Test
    void replies_shareTheConversationOfTheFirstPost() {
        Post first = test.post(test.alice, "first");
        Post second = test.reply(bob, "second", first);

        assertThat(first.conversationId()).isEqualTo(first.id());
        assertThat(test.reply(test.alice, "third", second).conversationId()).isEqualTo(first.id());
    }

    @Test
    void offsets_countCodePoints() {
        Post post = test.post(test.alice, "😀😀 @MaskBot 😀 #fün");

        assertThat(post.text().mentions()).containsExactly(new Mention(3, 11, TestX.BOT));
        assertThat(post.text().hashtags()).containsExactly(new PostText.Hashtag(14, 18, "fün"));
        assertThat(post.text().displayEnd()).isEqualTo(18);
    }

    @Test
    void unknownHandleAndMailAddress_areNoMentions() {
        Post post = test.post(test.alice, "@nobody alice@maskbot");

        assertThat(post.text().mentions()).isEmpty();
    }

    @Test
    void urlInTheText_becomesAShortLink() {
        Post post = test.post(test.alice, "see https://example.com/a?b=c and @maskbot");

        assertThat(post.text().full()).matches("see https://t\\.co/\\w{10} and @maskbot");
        Link link = post.text().links().getFirst();
        assertThat(link.expandedUrl()).isEqualTo("https://example.com/a?b=c");
        assertThat(link.displayUrl()).isEqualTo("example.com/a?b=c");
        assertThat(link.mediaKey()).isEmpty();
        assertThat(post.text().mentions()).containsExactly(new Mention(32, 40, TestX.BOT));
    }
}
