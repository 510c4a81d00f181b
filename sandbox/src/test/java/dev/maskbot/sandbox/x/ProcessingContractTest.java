package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.x.XClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** X works on animated GIFs after it has all of them: pending, in progress, then succeeded or failed. */
final class ProcessingContractTest {
    private static final byte[] JPEG = TestImages.jpeg(300, 200);
    private static final byte[] GIF = TestImages.gif(300, 200);

    private final TestX test = new TestX();
    private final ChunkedClient chunks = new ChunkedClient(test.client);

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void animatedGif_isPendingThenInProgressThenReady() {
        var id = chunks.initialize("tweet_gif", "image/gif", GIF.length);
        chunks.append(id, 0, GIF);

        var finished = chunks.finish(id);

        assertThat(finished.json().at("/data/media_key").asString()).isEqualTo("16_" + id);
        assertThat(finished.json().at("/data/processing_info/state").asString()).isEqualTo("pending");
        assertThat(finished.json().at("/data/processing_info/check_after_secs").asInt())
                .isEqualTo(1);
        assertThat(post(id).message()).isEqualTo("Your media IDs are invalid.");
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(chunks.state(id)).isEqualTo("in_progress");
        test.clock.advance(Duration.ofSeconds(2));
        assertThat(chunks.state(id)).isEqualTo("succeeded");
        assertThat(post(id).status()).isEqualTo(201);
    }

    @Test
    void gifThatIsNone_fails() {
        var id = chunks.initialize("tweet_gif", "image/gif", JPEG.length);
        chunks.append(id, 0, JPEG);
        assertThat(chunks.finish(id).status()).isEqualTo(200);
        test.clock.advance(Duration.ofSeconds(3));

        assertThat(chunks.state(id)).isEqualTo("failed");
        assertThat(post(id).status()).isEqualTo(400);
    }

    @Test
    void failureAsFault_happensToASoundGif() {
        test.x.faults().inject(Fault.of("x", new Kind.FailedProcessing()).times(1));
        var id = chunks.initialize("tweet_gif", "image/gif", GIF.length);
        chunks.append(id, 0, GIF);
        chunks.finish(id);
        test.clock.advance(Duration.ofSeconds(3));

        assertThat(chunks.status(id).json().at("/data/processing_info").toString())
                .isEqualTo("{\"state\":\"failed\",\"progress_percent\":100,"
                        + "\"error\":{\"code\":1,\"name\":\"InvalidMedia\",\"message\":\"file is invalid\"}}");
    }

    @Test
    void gifWithoutACategory_isTakenForAnAnimatedOne() {
        var answer = test.client.asBot("POST", "/2/media/upload/initialize", """
                {"media_type":"image/gif","total_bytes":1000}""");

        assertThat(answer.json().at("/data/media_key").asString()).startsWith("16_");
    }

    private Answer post(String mediaId) {
        return test.client.asBot("POST", "/2/tweets", "{\"media\":{\"media_ids\":[\"%s\"]}}".formatted(mediaId));
    }
}
