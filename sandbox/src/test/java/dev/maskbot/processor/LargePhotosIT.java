package dev.maskbot.processor;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maskbot.mention.MentionCodec;
import dev.maskbot.sandbox.Daemons;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.process.DaemonProcess;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.x.TestImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Photos as large as telephones make them, many at once, in the processor as it is deployed, with its {@code -Xmx384m}. */
@Timeout(240)
final class LargePhotosIT {
    private static final int WIDTH = 4000;
    private static final int HEIGHT = 3000;

    /** From here on the unit slows the processor down: its {@code MemoryHigh} of 600M, as systemd counts. */
    private static final long MOST = 600L * 1024 * 1024;

    private Daemons daemons;
    private PhotoHost photos;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "without /proc nobody says what a process takes");
        daemons = new Daemons(1);
        photos = new PhotoHost(daemons);
        photos.serve("plain.jpg", jpeg(group(BufferedImage.TYPE_INT_RGB), ImageWriteParam.MODE_DISABLED));
        photos.serve("turned.jpg", TestImages.sideways(jpeg(lyingPortrait(), ImageWriteParam.MODE_DISABLED)));
        photos.serve("progressive.jpg", jpeg(group(BufferedImage.TYPE_INT_RGB), ImageWriteParam.MODE_DEFAULT));
        photos.serve("alpha.png", png(group(BufferedImage.TYPE_4BYTE_ABGR)));
    }

    @AfterEach
    void stop() {
        if (daemons != null) {
            photos.close();
            daemons.close();
        }
    }

    @Test
    void fourMentionsOfFour12MegapixelPhotosEach_atOnce_fitIntoAnInstance() throws Exception {
        var mentions = Stream.of("ninja", "frame", "hat", "pixelate")
                .map(effect ->
                        photos.mention("@maskbot " + effect, "plain.jpg", "turned.jpg", "progressive.jpg", "alpha.png"))
                .toList();
        photos.put(mentions.stream().map(MentionCodec::encode));
        var ids = mentions.stream().map(mention -> mention.id().value()).collect(toSet());

        var processor = photos.processor();
        await().atMost(Duration.ofMinutes(3))
                .until(() -> processor.said(DaemonProcess.ENDED)
                        || daemons.answered().containsAll(ids));

        var events = processor.log().stream().map(Journal.Entry::event).toList();
        assertThat(events).doesNotContain(DaemonProcess.ENDED);
        assertThat(events.lastIndexOf("mention.claimed"))
                .as("all are begun before one is done")
                .isLessThan(events.indexOf("reply.posted"));
        assertThat(processor.count("picture.painted")).isEqualTo(16);
        assertThat(processor.peakMemory()).as("bytes at the peak").isLessThan(MOST);
    }

    private static byte[] jpeg(BufferedImage picture, int progressiveMode) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(progressiveMode);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage group(int type) {
        var picture = new BufferedImage(WIDTH, HEIGHT, type);
        var brush = picture.createGraphics();
        brush.drawImage(Pictures.group().image(), 0, 0, WIDTH, HEIGHT, null);
        brush.dispose();
        return picture;
    }

    /** Turned to the left, as a telephone held upright keeps it. */
    private static BufferedImage lyingPortrait() {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.translate(0, HEIGHT);
        brush.rotate(-Math.PI / 2);
        brush.drawImage(Pictures.portrait().image(), 0, 0, HEIGHT, WIDTH, null);
        brush.dispose();
        return picture;
    }
}
