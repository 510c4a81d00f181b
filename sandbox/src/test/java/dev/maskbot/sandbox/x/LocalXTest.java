package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalXTest {
    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void url_isOnTheLoopback() {
        assertThat(test.x.url().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
    }

    @Test
    void userNamedAgain_isTheSame() {
        assertThat(test.x.findOrCreateUser("ALICE")).isEqualTo(test.alice);
        assertThat(test.x.findOrCreateUser("MaskBot")).isEqualTo(TestX.BOT);
    }

    @Test
    void usernameOfOtherCharacters_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> test.x.findOrCreateUser("not a name"));
    }

    @Test
    void postId_isASnowflakeOfTheClock() {
        Post first = test.post(test.alice, "one");
        Post second = test.post(test.alice, "two");

        assertThat((first.id() >> 22) + 1288834974657L).isEqualTo(test.clock.millis());
        assertThat(second.id()).isGreaterThan(first.id());
    }

    @Test
    void postedPhoto_isKeptByteForByte() {
        byte[] png = TestImages.png(300, 200);
        NewPhoto photo = new NewPhoto(png, "a cat");

        Post post = test.x.post(test.alice, "", List.of(photo), Optional.empty());

        assertThat(post.photos()).singleElement().satisfies(stored -> {
            assertThat(stored.image().bytes()).isEqualTo(png);
            assertThat(stored.altText()).isEqualTo("a cat");
        });
    }

    @Test
    void photoTakenSideways_isPostedUpright() {
        NewPhoto photo = new NewPhoto(TestImages.sidewaysJpeg(60, 40), "");

        BufferedImage upright = TestImages.decode(photo.image().bytes());
        assertThat(upright.getWidth()).isEqualTo(40);
        assertThat(upright.getHeight()).isEqualTo(60);
        assertThat(new Color(upright.getRGB(20, 5)).getRed()).isGreaterThan(200); // its left is now above
        assertThat(new Color(upright.getRGB(20, 55)).getBlue()).isGreaterThan(200);
    }

    @Test
    void replies_areThoseToThisPostOldestFirst() {
        Post post = test.post(test.alice, "one");
        Post first = test.reply(test.alice, "two", post);
        Post second = test.reply(TestX.BOT, "three", post);
        test.reply(test.alice, "four", first);

        assertThat(test.x.replies(post)).containsExactly(first, second);
    }

    @Test
    void photoThatIsNoJpegOrPng_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewPhoto(TestImages.gif(30, 20), ""))
                .withMessage("a photo must be a JPEG or PNG, not GIF");
    }

    @Test
    void photoThatCannotBeDecoded_isRefused() {
        byte[] broken = Arrays.copyOf(TestImages.png(300, 200), 60);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewPhoto(broken, ""))
                .withMessageStartingWith("a broken PNG");
    }

    @Test
    void fifthPhoto_isRefused() {
        List<NewPhoto> five = Collections.nCopies(5, new NewPhoto(TestImages.jpeg(30, 20), ""));

        assertThatIllegalArgumentException().isThrownBy(() -> test.x.post(test.alice, "", five, Optional.empty()));
    }

    @Test
    void nothingToPost_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> test.post(test.alice, " "));
    }

    @Test
    void textOfMoreThan25000_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> test.post(test.alice, "a".repeat(25_001)));
    }

    @Test
    void replyToADeletedPost_isRefused() {
        Post post = test.post(test.alice, "one");
        test.x.delete(post);

        assertThatIllegalArgumentException().isThrownBy(() -> test.reply(test.alice, "two", post));
    }

    @Test
    void postAndReply_areTold() {
        Post post = test.post(test.alice, "one");
        Post reply = test.reply(test.alice, "two", post);

        assertThat(test.events).containsExactly(new XEvent.PostCreated(post), new XEvent.ReplyCreated(reply, post));
    }

    @Test
    void closedSubscription_hearsNothingMore() {
        Subscription subscription = test.x.subscribe(_ -> test.events.clear());
        subscription.close();

        test.post(test.alice, "one");

        assertThat(test.events).hasSize(1);
    }

    @Test
    void failingListener_disturbsNobody() {
        test.x.subscribe(_ -> {
            throw new IllegalStateException("a listener that fails");
        });

        assertThat(test.post(test.alice, "one").typed()).isEqualTo("one");
    }

    @Test
    void close_endsTheStream() {
        test.addRule("@maskbot");
        try (OpenStream stream = test.client.stream("")) {
            test.x.close();

            assertThat(stream.endsNext()).isTrue();
        }
    }
}
