package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maskbot.sandbox.x.XClient.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How X takes media in pieces and as JSON, by its documentation; with {@code -Dx.live=FILE} the real one. */
final class UploadContractTest {
    private static final String UPLOAD = "/2/media/upload";
    private static final byte[] JPEG = TestImages.jpeg(300, 200);

    private final XTarget target = XTarget.open();
    private final XClient client = target.client();
    private final ChunkedClient chunks = new ChunkedClient(client);

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void base64InJson_isTakenLikeAForm() {
        var answer = client.asBot("POST", UPLOAD, """
                {"media":"%s","media_category":"tweet_image"}""".formatted(base64(JPEG)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/data/size").asInt()).isEqualTo(JPEG.length);
        assertThat(answer.json().at("/data/image").toString())
                .isEqualTo("{\"image_type\":\"image/jpeg\",\"w\":300,\"h\":200}");
    }

    @Test
    void jsonThatIsNoBase64_isRefused() {
        var answer = client.asBot("POST", UPLOAD, "{\"media\":\"not base64!\",\"media_category\":\"tweet_image\"}");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void base64Of6Megabytes_isTooLarge() {
        var image = TestImages.jpegOfSize(6 * 1024 * 1024);

        var answer = client.asBot("POST", UPLOAD, """
                {"media":"%s","media_category":"tweet_image"}""".formatted(base64(image)));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void imageInSegments_isReadyWhenItIsFinalized() {
        var id = chunks.initialize("tweet_image", "image/jpeg", JPEG.length);
        chunks.append(id, 0, Arrays.copyOf(JPEG, 100));
        chunks.append(id, 1, Arrays.copyOfRange(JPEG, 100, JPEG.length));

        var answer = chunks.finish(id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/data/id").asString()).isEqualTo(id);
        assertThat(answer.json().at("/data/media_key").asString()).isEqualTo("3_" + id);
        assertThat(answer.json().at("/data/size").asInt()).isEqualTo(JPEG.length);
        assertThat(answer.json().at("/data/image/w").asInt()).isEqualTo(300);
        assertThat(answer.json().at("/data").has("processing_info")).isFalse();
        assertThat(post(id).status()).isEqualTo(201);
    }

    @Test
    void announcement_getsAnIdThatExpires() {
        var answer = client.asBot("POST", UPLOAD + "/initialize", """
                {"media_category":"tweet_image","media_type":"image/jpeg","total_bytes":1000}""");

        assertThat(answer.json().at("/data/media_key").asString())
                .isEqualTo("3_" + answer.json().at("/data/id").asString());
        assertThat(answer.json().at("/data/expires_after_secs").asInt()).isPositive();
    }

    @Test
    void segmentsInAnyOrderAndAgain_areOneImage() {
        var id = chunks.initialize("tweet_image", "image/jpeg", JPEG.length);
        chunks.append(id, 1, Arrays.copyOfRange(JPEG, 100, JPEG.length));
        chunks.append(id, 0, new byte[100]);

        var again =
                client.asBot("POST", UPLOAD + "/" + id + "/append", """
                {"media":"%s","segment_index":0}""".formatted(base64(Arrays.copyOf(JPEG, 100))));

        assertThat(again.status()).isBetween(200, 299);
        assertThat(chunks.finish(id).json().at("/data/image/h").asInt()).isEqualTo(200);
    }

    @Test
    void missingSegment_doesNotAddUp() {
        var id = chunks.initialize("tweet_image", "image/jpeg", JPEG.length);
        chunks.append(id, 0, Arrays.copyOf(JPEG, 100));
        chunks.append(id, 2, Arrays.copyOfRange(JPEG, 100, JPEG.length));

        var answer = chunks.finish(id);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("Segments do not add up");
        assertThat(post(id).status()).isEqualTo(400);
    }

    @Test
    void fewerBytesThanAnnounced_doNotAddUp() {
        var id = chunks.initialize("tweet_image", "image/jpeg", JPEG.length);
        chunks.append(id, 0, Arrays.copyOf(JPEG, 100));

        assertThat(chunks.finish(id).status()).isEqualTo(400);

        chunks.append(id, 1, Arrays.copyOfRange(JPEG, 100, JPEG.length));
        assertThat(chunks.finish(id).status()).isEqualTo(200);
    }

    @Test
    void segmentAfterTheEnd_isRefused() {
        var id = chunks.initialize("tweet_image", "image/jpeg", JPEG.length);
        chunks.append(id, 0, JPEG);
        assertThat(chunks.finish(id).status()).isEqualTo(200);

        assertThat(chunks.segment(id, "1", JPEG).status()).isEqualTo(400);
        assertThat(chunks.finish(id).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000", "first"})
    void segmentBeyondTheThousand_isRefused(String index) {
        var id = chunks.initialize("tweet_image", "image/jpeg", JPEG.length);

        assertThat(chunks.segment(id, index, JPEG).status()).isEqualTo(400);
    }

    @Test
    void uploadThatNobodyBegan_isRefused() {
        assertThat(chunks.segment("1", "0", JPEG).status()).isEqualTo(400);
        assertThat(chunks.finish("1").status()).isEqualTo(400);
        assertThat(chunks.status("1").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"media_category\":\"tweet_image\",\"media_type\":\"image/jpeg\",\"total_bytes\":5242881}",
                "{\"media_category\":\"tweet_image\",\"media_type\":\"image/jpeg\",\"total_bytes\":-1}",
                "{\"media_category\":\"tweet_image\",\"media_type\":\"image/svg+xml\",\"total_bytes\":100}",
                "{\"media_category\":\"selfie\",\"media_type\":\"image/jpeg\",\"total_bytes\":100}",
                "{\"media_category\":\"tweet_image\",\"media_type\":\"image/jpeg\",\"total_bytes\":100,\"size\":1}"
            })
    void announcementOutsideTheSchema_isRefused(String json) {
        assertThat(client.asBot("POST", UPLOAD + "/initialize", json).status()).isEqualTo(400);
    }

    @Test
    void bytesThatAreNoImage_areNotRecognised() {
        var id = chunks.initialize("tweet_image", "image/jpeg", 100);
        chunks.append(id, 0, new byte[100]);

        var answer = chunks.finish(id);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("media type unrecognized");
    }

    @Test
    void statusOfAnImage_isNotFound() {
        var id = chunks.initialize("tweet_image", "image/jpeg", JPEG.length);
        chunks.append(id, 0, JPEG);
        chunks.finish(id);

        var answer = chunks.status(id);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("BadRequest: Not found");
    }

    @Test
    void uploadOfYesterday_isForgotten() {
        assumeTrue(target.isLocal(), "on the virtual clock");
        var id = chunks.initialize("tweet_image", "image/jpeg", JPEG.length);
        target.advance(Duration.ofHours(24));

        assertThat(chunks.segment(id, "0", JPEG).status()).isEqualTo(400);
    }

    @Test
    void bearerToken_cannotUpload() {
        assertThat(client.asApp("POST", UPLOAD + "/initialize", "{}").status()).isEqualTo(403);
    }

    private Answer post(String mediaId) {
        return target.created(
                client.asBot("POST", "/2/tweets", "{\"media\":{\"media_ids\":[\"%s\"]}}".formatted(mediaId)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
