package dev.maskbot.processor.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.StateTable;
import dev.maskbot.processor.paint.Fingerprint;
import dev.maskbot.sandbox.aws.DynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Fingerprints in Amazon's table. */
@ExtendWith(DynamoDb.class)
final class OwnPicturesTest {
    private final Random random = new Random(5);
    private final OwnPictures own;
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    OwnPicturesTest(DynamoDbClient dynamo) {
        own = new OwnPictures(dynamo, StateTable.create(dynamo).name(), () -> now);
    }

    @Test
    void pictureThatIsAlmostTheSame_isKnown_whereverItDiffers() throws Exception {
        for (var i = 0; i < 40; i++) {
            var made = new Fingerprint(random.nextLong());
            own.add(made, new Fingerprint(~made.bits()));

            assertThat(own.contain(flipped(made, i % 7))).as("%d bits", i % 7).isTrue();
            assertThat(own.contain(flipped(made, 7))).as("7 bits").isFalse();
        }
    }

    @Test
    void originalIsNotMistakenForThePicture() throws Exception {
        var made = new Fingerprint(random.nextLong());
        var original = flipped(made, 2);
        own.add(made, original);

        assertThat(own.contain(made)).isTrue();
        assertThat(own.contain(original)).isFalse();
    }

    @Test
    void copyBetweenPictureAndOriginal_isAnswered() throws Exception {
        var made = new Fingerprint(0b11111);
        own.add(made, new Fingerprint(0));

        assertThat(own.contain(new Fingerprint(0b01111))).isTrue();
        assertThat(own.contain(new Fingerprint(0b00111))).isFalse();
    }

    @Test
    void pictureLikeItsOriginal_isNotKept() throws Exception {
        var made = new Fingerprint(random.nextLong());
        own.add(made, made);

        assertThat(own.contain(made)).isFalse();
    }

    @Test
    void pictures_areForgottenAfterAMonth_eachByItself() throws Exception {
        var first = new Fingerprint(random.nextLong());
        var second = new Fingerprint(~first.bits() ^ 0x1FF); // only the last band is the same
        own.add(first, new Fingerprint(~first.bits()));
        now = now.plus(Duration.ofDays(29));
        own.add(second, new Fingerprint(~second.bits()));
        assertThat(own.contain(first)).isTrue();

        now = now.plus(Duration.ofDays(2));

        assertThat(own.contain(first)).isFalse();
        assertThat(own.contain(second)).isTrue();
    }

    @Test
    void sameBandsAtOnce_areAllKept() throws Exception {
        var made = new Fingerprint(random.nextLong());
        var adding = new ArrayList<Future<Fingerprint>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 16; i++) {
                var like = new Fingerprint(made.bits() ^ ((long) i << 50));
                adding.add(threads.submit(() -> {
                    own.add(like, new Fingerprint(~like.bits()));
                    return like;
                }));
            }
        }

        for (var added : adding) {
            assertThat(own.contain(added.resultNow())).isTrue();
        }
    }

    private Fingerprint flipped(Fingerprint fingerprint, int bits) {
        var flipped = fingerprint.bits();
        while (Long.bitCount(flipped ^ fingerprint.bits()) < bits) {
            flipped ^= 1L << random.nextInt(64);
        }
        return new Fingerprint(flipped);
    }
}
