package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadsTest {
    private final VirtualClock clock = new VirtualClock();
    private final Faults faults = new Faults(clock);
    private final Uploads uploads = new Uploads(new SnowflakeIds(clock), clock, faults);
    private final User owner = new User(1, "owner", "Owner");
    private final User other = new User(2, "other", "Other");
    private final long id = uploads.add(owner, ImageFile.of(TestImages.jpeg(20, 10)), MediaKind.PHOTO)
            .id();

    @Test
    void upload_canBeTakenOnce() {
        assertThat(uploads.take(owner, List.of(id))).isPresent();
        assertThat(uploads.take(owner, List.of(id))).isEmpty();
    }

    @Test
    void uploadOfAnotherAccount_cannotBeTakenOrDescribed() {
        assertThat(uploads.take(other, List.of(id))).isEmpty();
        assertThat(uploads.describe(other, id, "text")).isFalse();
    }

    @Test
    void upload_expiresAfterADay() {
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(uploads.describe(owner, id, "text")).isTrue();

        clock.advance(Duration.ofSeconds(1));
        assertThat(uploads.take(owner, List.of(id))).isEmpty();
    }

    @Test
    void sameUploadTwice_isTakenNotAtAll() {
        assertThat(uploads.take(owner, List.of(id, id))).isEmpty();
        assertThat(uploads.take(owner, List.of(id))).isPresent();
    }

    @Test
    void uploadBesideAnUnknownOne_isKept() {
        assertThat(uploads.take(owner, List.of(id, 5L))).isEmpty();
        assertThat(uploads.take(owner, List.of(id))).isPresent();
    }

    @Test
    void heavyUpload_isTakenAgainAfterTheFault() {
        var heavy = faults.inject(Fault.of("x", new Kind.HeavyMedia(100)));
        assertThat(uploads.take(owner, List.of(id))).isEmpty();

        heavy.close();
        assertThat(uploads.take(owner, List.of(id))).isPresent();
    }
}
