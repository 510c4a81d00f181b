package dev.maskbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.RunningSandbox.Running;
import dev.maskbot.sandbox.pictures.KnownFace;
import dev.maskbot.sandbox.pictures.Landmark;
import dev.maskbot.sandbox.pictures.Picture;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.pictures.Point;
import dev.maskbot.sandbox.process.Journal.Entry;
import dev.maskbot.sandbox.x.Draft;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.NewPhoto;
import dev.maskbot.sandbox.x.Post;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A mention through every real part: X's stream, ingest, Kinesis, KCL, S3, Rekognition's protocol, the masks, X's media
 * upload and posting.
 */
@ExtendWith(RunningSandbox.class)
@Timeout(120)
final class WholePathIT {
    /** The far side of a face, in the sum of three channels: JPEG at work twice differs by less, a hood by far more. */
    private static final int VISIBLE = 60;

    private final Running running;
    private final LocalX x;

    WholePathIT(Running running) {
        this.running = running;
        this.x = running.sandbox().x();
    }

    @Test
    void everyFaceOfAGroup_getsAMask_andNothingElseChanges() throws Exception {
        var picture = Pictures.group();

        var reply = answered(picture, "MASKED");

        var photo = reply.photos().getFirst();
        assertThat(photo.altText()).contains("9 faces");
        var before = picture.image();
        var after = ImageIO.read(new ByteArrayInputStream(photo.image().bytes()));
        assertThat(after.getWidth()).isEqualTo(before.getWidth());
        assertThat(picture.faces()).hasSize(9).allSatisfy(face -> {
            assertThat(change(before, after, face.at(Landmark.MOUTH_LEFT))).isGreaterThan(VISIBLE);
            assertThat(change(before, after, face.at(Landmark.NOSE))).isGreaterThan(VISIBLE);
            assertThat(change(before, after, face.at(Landmark.EYE_LEFT)))
                    .as("eyes stay free")
                    .isLessThan(VISIBLE);
        });
        assertUnchangedFarFromFaces(picture, after);
    }

    @Test
    void pictureWithoutFaces_isAnsweredInWords() throws Exception {
        assertThat(answered(Pictures.landscape(), "NO_FACE").photos()).isEmpty();
    }

    @Test
    void replyThatItsReaderWantsGone_isTakenBack() throws Exception {
        var reply = answered(Pictures.portrait(), "MASKED");

        var wish = x.post(
                Draft.of(x.findOrCreateUser("alice"), "@maskbot delete, please").replyingTo(reply));

        await().atMost(Duration.ofSeconds(30)).until(() -> x.find(reply.id()).isEmpty());
        await().atMost(Duration.ofSeconds(30)).until(() -> x.replies(wish).size() == 1);
    }

    @Test
    void pictureThatIsNotAllowed_isRefusedPolitely() throws Exception {
        assertThat(answered(Pictures.forbidden(), "NOT_ALLOWED").photos()).isEmpty();
    }

    /** The bot's one reply, after the ledger has it for this reason. */
    private Post answered(Picture picture, String reason) throws InterruptedException {
        var settled = new LinkedBlockingQueue<Entry>();
        try (var _ = running.journal().listen(entry -> {
            if (entry.event().equals("mention.settled")) {
                settled.add(entry);
            }
        })) {
            var reply = Answer.to(running.sandbox(), "@" + Sandbox.BOT + " please", new NewPhoto(picture.jpeg(), ""))
                    .reply();
            var mention = reply.references().getFirst().postId();

            assertThat(settled.poll(20, TimeUnit.SECONDS).fields())
                    .containsEntry("mention", Long.toString(mention))
                    .containsEntry("reason", reason);
            assertThat(x.replies(x.find(mention).orElseThrow())).containsExactly(reply);
            return reply;
        }
    }

    private static void assertUnchangedFarFromFaces(Picture picture, BufferedImage after) throws IOException {
        var far = 0;
        for (var y = 4; y < after.getHeight(); y += 16) {
            for (var x = 4; x < after.getWidth(); x += 16) {
                var point = new Point(x, y);
                if (picture.faces().stream().noneMatch(face -> near(face, point))) {
                    far++;
                    assertThat(change(picture.image(), after, point))
                            .as(point.toString())
                            .isLessThan(VISIBLE);
                }
            }
        }
        assertThat(far).isGreaterThan(1000);
    }

    /** Within twice the height of the face: a hood is larger than a face, and it has ribbons. */
    private static boolean near(KnownFace face, Point point) {
        var nose = face.at(Landmark.NOSE);
        return Math.hypot(point.x() - nose.x(), point.y() - nose.y())
                < 2 * face.box().height();
    }

    /** How much the mean colour of 5 by 5 pixels changed, summed over red, green and blue. */
    private static int change(BufferedImage before, BufferedImage after, Point at) {
        int[] sum = new int[3];
        for (var dy = -2; dy <= 2; dy++) {
            for (var dx = -2; dx <= 2; dx++) {
                var then = new Color(before.getRGB((int) at.x() + dx, (int) at.y() + dy));
                var now = new Color(after.getRGB((int) at.x() + dx, (int) at.y() + dy));
                sum[0] += now.getRed() - then.getRed();
                sum[1] += now.getGreen() - then.getGreen();
                sum[2] += now.getBlue() - then.getBlue();
            }
        }
        return (Math.abs(sum[0]) + Math.abs(sum[1]) + Math.abs(sum[2])) / 25;
    }
}
