package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.x.XClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MediaMetadataEndpointTest {
    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void altText_comesWithThePost() {
        String mediaId = test.client.upload(TestImages.jpeg(30, 20));

        Answer described = describe(mediaId, "a cat with a mask");
        test.client.asBot("POST", "/2/tweets", "{\"media\":{\"media_ids\":[\"" + mediaId + "\"]}}");

        assertThat(described.status()).isEqualTo(200);
        assertThat(described.json().toString())
                .isEqualTo("{'data':{'id':'%s','associated_metadata':{'alt_text':{'text':'a cat with a mask'}}}}"
                        .formatted(mediaId)
                        .replace('\'', '"'));
        assertThat(test.events(XEvent.PostCreated.class).getFirst().post().photos())
                .extracting(Photo::altText)
                .containsExactly("a cat with a mask");
    }

    @Test
    void altTextOfMoreThanThousandCharacters_isRefused() {
        String mediaId = test.client.upload(TestImages.jpeg(30, 20));

        assertThat(describe(mediaId, "😀".repeat(1000)).status()).isEqualTo(200);
        assertThat(describe(mediaId, "x".repeat(1001)).status()).isEqualTo(400);
    }

    @Test
    void unknownMedia_isRefused() {
        assertThat(describe("5", "a cat").message()).isEqualTo("Your media IDs are invalid.");
    }

    @Test
    void expiredMedia_isRefused() {
        String mediaId = test.client.upload(TestImages.jpeg(30, 20));
        test.clock.advance(Duration.ofHours(24));

        assertThat(describe(mediaId, "a cat").status()).isEqualTo(400);
    }

    @Test
    void missingAltText_isRefused() {
        Answer answer = test.client.asBot("POST", "/2/media/metadata", "{\"id\":\"5\",\"metadata\":{}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("$.metadata.alt_text: is missing but it is required");
    }

    private Answer describe(String mediaId, String altText) {
        return test.client.asBot(
                "POST",
                "/2/media/metadata",
                "{\"id\":\"%s\",\"metadata\":{\"alt_text\":{\"text\":\"%s\"}}}".formatted(mediaId, altText));
    }
}
