package dev.maskbot.processor;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maskbot.mention.MentionCodec;
import dev.maskbot.sandbox.Daemons;
import dev.maskbot.sandbox.process.DaemonProcess;
import dev.maskbot.sandbox.process.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Photos as large as telephones make them, many at once, in the processor as it is deployed, compilers and all. */
@Timeout(240)
final class LargePhotosIT {
    /** Less than the unit's {@code MemoryHigh} of 600M, from which on it is slowed down. */
    private static final long MOST = 600 << 20;

    private Daemons daemons;
    private PhotoHost photos;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "without /proc nobody says what a process takes");
        daemons = new Daemons(1, List.of());
        photos = new PhotoHost(daemons);
        photos.serve("plain.jpg", TelephonePhotos.plain());
        photos.serve("turned.jpg", TelephonePhotos.turned());
        photos.serve("progressive.jpg", TelephonePhotos.progressive());
        photos.serve("alpha.png", TelephonePhotos.alpha());
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
}
