package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Animated GIFs are media, but no photos. */
final class AnimatedGifTest {
    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void gif_hasAPreviewAndNoUrl() {
        var id = upload("tweet_gif");
        assertThat(post(List.of(id))).isEqualTo(201);

        var listed = test.client.asApp(
                "GET", "/2/users/111/tweets?expansions=attachments.media_keys&media.fields=type,url,preview_image_url");

        var media = listed.json().at("/includes/media/0");
        assertThat(media.path("media_key").asString()).isEqualTo("16_" + id);
        assertThat(media.path("type").asString()).isEqualTo("animated_gif");
        assertThat(media.has("url")).isFalse();
        assertThat(media.path("preview_image_url").asString()).startsWith("http");
    }

    @Test
    void gif_isMediaToTheSearch_butNoImage() {
        post(List.of(upload("tweet_gif")));

        assertThat(found("from:maskbot%20has:media")).isEqualTo(1);
        assertThat(found("from:maskbot%20has:images")).isZero();
    }

    @Test
    void gifBesideAPhoto_isRefused() {
        assertThat(post(List.of(upload("tweet_gif"), upload("tweet_image")))).isEqualTo(400);
    }

    private String upload(String category) {
        return test.client
                .asBot(
                        "/2/media/upload",
                        new Multipart().file("media", TestImages.gif(30, 20)).field("media_category", category))
                .json()
                .at("/data/id")
                .asString();
    }

    private int post(List<String> ids) {
        var json = "{\"media\":{\"media_ids\":[\"" + String.join("\",\"", ids) + "\"]}}";
        return test.client.asBot("POST", "/2/tweets", json).status();
    }

    private int found(String query) {
        return test.client
                .asApp("GET", "/2/tweets/search/recent?query=" + query)
                .json()
                .at("/meta/result_count")
                .asInt();
    }
}
