package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Posts with more than new photos, and posts that come late. */
final class MediaTest {
    private static final String MENTIONS = "/2/users/111/mentions?expansions=attachments.media_keys"
            + "&media.fields=type,url,preview_image_url&tweet.fields=attachments,created_at";

    private final TestX test = new TestX();
    private final NewPhoto photo = new NewPhoto(TestImages.jpeg(40, 20), "");

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void whatMoves_hasAPreviewAndNoUrl() {
        test.x.post(Draft.of(test.alice, "@maskbot")
                .with(photo, photo.as(MediaKind.ANIMATED_GIF), photo.as(MediaKind.VIDEO)));

        var media = listed().at("/includes/media");

        assertThat(StreamSupport.stream(media.spliterator(), false)
                        .map(medium -> medium.path("type").asString()))
                .containsExactly("photo", "animated_gif", "video");
        assertThat(media.at("/0/url").asString()).startsWith(test.x.url().toString());
        assertThat(media.at("/1/media_key").asString()).startsWith("16_");
        assertThat(media.at("/1").has("url")).isFalse();
        assertThat(media.at("/1/preview_image_url").asString())
                .startsWith(test.x.url().toString());
        assertThat(media.at("/2/media_key").asString()).startsWith("13_");
    }

    @Test
    void poll_isAnAttachmentWithoutMedia() {
        test.x.post(Draft.of(test.alice, "@maskbot hat or frame?").withPoll());

        var attachments = listed().at("/data/0/attachments");

        assertThat(attachments.path("poll_ids").size()).isEqualTo(1);
        assertThat(attachments.has("media_keys")).isFalse();
    }

    @Test
    void mediumOfAnEarlierPost_keepsItsKey() {
        var first = test.x.post(Draft.of(test.alice, "@maskbot").with(photo));

        var second = test.x.post(Draft.of(test.x.findOrCreateUser("bob"), "@maskbot")
                .with(NewPhoto.again(first.photos().getFirst())));

        assertThat(second.photos()).isEqualTo(first.photos());
        assertThat(listed().at("/includes/media").size()).isEqualTo(1);
    }

    @Test
    void latePost_isOlderThanThoseBefore_byItsIdToo() {
        var now = test.post(test.alice, "@maskbot");

        var late = test.x.post(Draft.of(test.alice, "@maskbot").writtenBefore(Duration.ofHours(25)));

        assertThat(late.id()).isLessThan(now.id());
        assertThat(Duration.between(late.createdAt(), now.createdAt())).isEqualTo(Duration.ofHours(25));
        assertThat(listed().at("/data/1/id").asLong()).isEqualTo(late.id());
    }

    private JsonNode listed() {
        return test.client.asApp("GET", MENTIONS).json();
    }
}
