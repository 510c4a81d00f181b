package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.x.XClient.Answer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotosEndpointTest {
    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'.jpg',                        1200, 900",
        "'?format=jpg',                 1200, 900",
        "'?format=jpg&name=thumb',       150, 150",
        "'?format=jpg&name=small',       680, 510",
        "'?format=jpg&name=medium',     1200, 900",
        "'?format=jpg&name=large',      2048, 1536",
        "'.jpg?name=large',             2048, 1536",
        "'?format=jpg&name=4096x4096',  2400, 1800",
        "'?format=jpg&name=orig',       2400, 1800"
    })
    void variant_hasItsSizeAndIsNeverLargerThanTheOriginal(String variant, int width, int height) {
        Answer answer = get(post(TestImages.jpeg(2400, 1800)).name() + variant);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("image/jpeg");
        BufferedImage image = TestImages.decode(answer.bytes());
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        assertThat(isNear(new Color(image.getRGB(width / 8, height / 2)), Color.RED))
                .isTrue();
        assertThat(isNear(new Color(image.getRGB(width - 1 - width / 8, height / 2)), Color.BLUE))
                .isTrue();
    }

    @Test
    void photo_isProgressiveOnDemand() {
        var name = post(TestImages.jpeg(300, 200)).name() + ".jpg";
        var plain = get(name).bytes();
        test.x.faults().inject(Fault.of("x", new Kind.ProgressivePhotos()));

        var progressive = get(name).bytes();

        assertThat(isProgressive(plain)).isFalse();
        assertThat(isProgressive(progressive)).isTrue();
        assertThat(TestImages.decode(progressive).getWidth()).isEqualTo(300);
    }

    /** Whether it has a frame of the kind SOF2 (ITU-T T.81, table B.1). */
    private static boolean isProgressive(byte[] jpeg) {
        return new String(jpeg, StandardCharsets.ISO_8859_1).contains("\u00ff\u00c2");
    }

    @Test
    void thumbnailOfASmallPhoto_isNotLarger() {
        BufferedImage image = TestImages.decode(
                get(post(TestImages.jpeg(100, 400)).name() + ".jpg?name=thumb").bytes());

        assertThat(image.getWidth()).isEqualTo(100);
        assertThat(image.getHeight()).isEqualTo(150);
    }

    @Test
    void original_isServedAsStored() {
        byte[] png = TestImages.png(300, 200);

        Answer answer = get(post(png).name() + "?format=png&name=orig");

        assertThat(answer.header("content-type")).isEqualTo("image/png");
        assertThat(answer.bytes()).isEqualTo(png);
    }

    @ParameterizedTest
    @CsvSource({
        "'.png',                   image/png",
        "'.png?name=large',        image/png",
        "'?format=png&name=small', image/png",
        "'.png?name=thumb',        image/jpeg",
        "'.jpg',                   image/jpeg"
    })
    void png_staysOneUnlessItIsScaledOrAskedForAsAJpeg(String variant, String mediaType) {
        byte[] png = TestImages.png(300, 200);

        Answer answer = get(post(png).name() + variant);

        assertThat(answer.header("content-type")).isEqualTo(mediaType);
        assertThat(Arrays.equals(answer.bytes(), png)).isEqualTo(mediaType.equals("image/png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thumb", "small", "medium", "large", "4096x4096", "orig"})
    void webpThatCannotBeDecoded_isServedAsStored(String variant) {
        byte[] webp = TestImages.webpHeader(300, 200);
        String id = test.client.upload(webp);
        test.client.asBot("POST", "/2/tweets", "{\"media\":{\"media_ids\":[\"%s\"]}}".formatted(id));
        Photo photo = test.x.posts(TestX.BOT).getFirst().photos().getFirst();

        Answer answer = get(photo.name() + "?format=jpg&name=" + variant);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("image/webp");
        assertThat(answer.bytes()).isEqualTo(webp);
    }

    @Test
    void transparency_becomesWhite() {
        Photo photo = post(TestImages.transparentPng(300, 200));

        BufferedImage image = TestImages.decode(get(photo.name() + ".jpg").bytes());

        assertThat(isNear(new Color(image.getRGB(150, 100)), Color.WHITE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".gif", "?format=webp", ".jpg?name=huge", "x.jpg"})
    void unknownVariant_isNotFound(String variant) {
        assertThat(get(post(TestImages.jpeg(30, 20)).name() + variant).status()).isEqualTo(404);
    }

    @Test
    void photoOfADeletedPost_isNotFound() {
        Post post = test.postPhoto(test.alice, "me", TestImages.jpeg(30, 20));
        test.x.delete(post);

        assertThat(get(post.photos().getFirst().name() + ".jpg").status()).isEqualTo(404);
    }

    @Test
    void uploadThatWasNeverPosted_isNotPublic() {
        test.client.upload(TestImages.jpeg(30, 20));
        Photo uploaded = test.events(XEvent.MediaUploaded.class).stream()
                .map(event -> new Photo(event.mediaId(), event.image(), ""))
                .findFirst()
                .orElseThrow();

        assertThat(get(uploaded.name() + ".jpg").status()).isEqualTo(404);
    }

    private Photo post(byte[] image) {
        return test.postPhoto(test.alice, "me", image).photos().getFirst();
    }

    private Answer get(String file) {
        return test.client.anonymously("/media/" + file);
    }

    private static boolean isNear(Color actual, Color expected) {
        return Math.abs(actual.getRed() - expected.getRed())
                        + Math.abs(actual.getGreen() - expected.getGreen())
                        + Math.abs(actual.getBlue() - expected.getBlue())
                < 30;
    }
}
