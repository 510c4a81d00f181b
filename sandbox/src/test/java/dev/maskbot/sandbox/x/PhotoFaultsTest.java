package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Photos that X takes or gives slowly, or not yet. */
final class PhotoFaultsTest {
    private static final Kind SLOW = new Kind.Latency(Duration.ofMillis(200));

    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 503})
    void photo_isRefusedForSomeSeconds(int status) {
        var path = photo();
        test.x
                .faults()
                .inject(Fault.of("x/PHOTO", new Kind.Refuse(status)).during(Duration.ZERO, Duration.ofSeconds(10)));

        assertThat(test.client.anonymously(path).status()).isEqualTo(status);
        test.clock.advance(Duration.ofSeconds(9));
        assertThat(test.client.anonymously(path).status()).isEqualTo(status);
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(test.client.anonymously(path).status()).isEqualTo(200);
    }

    @Test
    void photo_comesLater() {
        var path = photo();
        test.x.faults().inject(Fault.of("x/PHOTO", SLOW));
        var begin = System.nanoTime();

        var answer = test.client.anonymously(path);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(TestImages.decode(answer.bytes()).getWidth()).isEqualTo(30);
    }

    @Test
    void upload_takesItsTime() {
        test.x.faults().inject(Fault.of("x/UPLOAD_MEDIA", SLOW));
        var begin = System.nanoTime();

        var id = test.client.upload(TestImages.jpeg(30, 20));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(test.events(XEvent.MediaUploaded.class))
                .extracting(event -> Long.toString(event.mediaId()))
                .containsExactly(id);
    }

    private String photo() {
        var post = test.postPhoto(test.alice, "me", TestImages.jpeg(30, 20));
        return "/media/" + post.photos().getFirst().name() + ".jpg";
    }
}
