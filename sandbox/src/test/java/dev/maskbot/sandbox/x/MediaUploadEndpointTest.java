package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.x.XClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MediaUploadEndpointTest {
    private static final String UPLOAD = "/2/media/upload";
    private static final int FIVE_MB = 5 * 1024 * 1024;

    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    static Stream<Arguments> images() {
        return Stream.of(
                Arguments.of(TestImages.jpeg(300, 200), "image/jpeg"),
                Arguments.of(TestImages.png(300, 200), "image/png"),
                Arguments.of(TestImages.gif(300, 200), "image/gif"));
    }

    @ParameterizedTest
    @MethodSource("images")
    void image_getsAnIdAndItsTrueTypeAndSize(byte[] image, String type) {
        Answer answer = upload(image);

        assertThat(answer.status()).isEqualTo(200);
        String id = answer.json().at("/data/id").asString();
        assertThat(answer.json().toString())
                .isEqualTo(("{'data':{'id':'%1$s','media_key':'3_%1$s','size':%2$d,'expires_after_secs':86400,"
                                + "'image':{'image_type':'%3$s','w':300,'h':200}}}")
                        .formatted(id, image.length, type)
                        .replace('\'', '"'));
    }

    @Test
    void upload_isTold() {
        upload(TestImages.jpeg(300, 200));

        assertThat(test.events(XEvent.MediaUploaded.class)).singleElement().satisfies(uploaded -> {
            assertThat(uploaded.owner()).isEqualTo(TestX.BOT);
            assertThat(uploaded.image().width()).isEqualTo(300);
        });
    }

    @Test
    void fiveMegabytes_areTaken() {
        assertThat(upload(TestImages.jpegOfSize(FIVE_MB)).status()).isEqualTo(200);
    }

    @Test
    void moreThanFiveMegabytes_areTooLarge() {
        assertThat(upload(TestImages.jpegOfSize(FIVE_MB + 1)).status()).isEqualTo(413);
        assertThat(upload(TestImages.jpegOfSize(6 * 1024 * 1024)).status()).isEqualTo(413);
    }

    @Test
    void textNamedAsImage_isRefused() {
        Answer answer = upload("this is no image".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("not a JPEG, PNG, GIF or WebP");
    }

    @Test
    void jpegCutInItsHeader_isRefused() {
        byte[] cut = Arrays.copyOf(TestImages.jpeg(300, 200), 15);

        assertThat(upload(cut).status()).isEqualTo(400);
    }

    @Test
    void missingCategory_isRefused() {
        Answer answer = test.client.asBot(UPLOAD, new Multipart().file("media", TestImages.jpeg(30, 20)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("$.media_category: is missing but it is required");
    }

    @Test
    void unknownCategory_isRefused() {
        Answer answer = test.client.asBot(
                UPLOAD, new Multipart().file("media", TestImages.jpeg(30, 20)).field("media_category", "selfie"));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void missingMedia_isRefused() {
        Answer answer = test.client.asBot(UPLOAD, new Multipart().field("media_category", "tweet_image"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("$.media: is missing but it is required");
    }

    @Test
    void retiredCommand_isRefused() {
        Answer inForm = test.client.asBot(
                UPLOAD, new Multipart().field("command", "INIT").field("media_category", "tweet_image"));
        Answer inQuery = test.client.asBot("POST", UPLOAD + "?command=INIT&media_category=tweet_image");

        assertThat(inForm.status()).isEqualTo(400);
        assertThat(inForm.message()).isEqualTo("Request body is not valid JSON.");
        assertThat(inQuery.status()).isEqualTo(400);
    }

    private Answer upload(byte[] image) {
        return test.client.asBot(UPLOAD, new Multipart().file("media", image).field("media_category", "tweet_image"));
    }
}
