package dev.maskbot.processor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.processor.ledger.LedgerArchive;
import dev.maskbot.processor.ledger.LedgerItem;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.State;
import dev.maskbot.sandbox.Daemons;
import dev.maskbot.sandbox.Daemons.Instance;
import dev.maskbot.sandbox.pictures.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mentions that break what works on them, among others in one batch, in the processor as it is deployed. */
@Timeout(600)
final class PoisonIT {
    private static final int BATCH = 32;

    private Daemons daemons;
    private LedgerArchive ledger;
    private PhotoHost photos;

    @BeforeEach
    void start() throws Exception {
        daemons = new Daemons(1);
        ledger = new LedgerArchive(daemons.aws.dynamoDb(), "ledger");
        photos = new PhotoHost(daemons);
        photos.serve("portrait.jpg", Pictures.portrait().jpeg());
        photos.serve("slow.jpg", TelephonePhotos.turned());
        photos.serve("bomb.png", bomb());
        photos.serve("cut.jpg", PoisonIT::cutShort);
    }

    @AfterEach
    void stop() {
        photos.close();
        daemons.close();
    }

    @Test
    void poison_isQuarantinedAfterThreeTries_theOthersAreAnswered_andReplayBringsItBack() throws Exception {
        var good =
                Stream.generate(() -> mention("portrait.jpg")).limit(BATCH - 4).toList();
        var bomb = mention("bomb.png");
        var cut = mention("cut.jpg");
        var killer = mention("slow.jpg");
        put(Stream.concat(good.stream(), Stream.of(bomb, cut, killer)));

        // A try is counted before the photo is decoded and taken back when that was survived: some kills come too late.
        for (var before = 0; before < 3; before = tries(killer)) {
            awaitTry(killer, before, photos.processor()).kill();
        }
        photos.processor();

        await().atMost(Duration.ofMinutes(2))
                .until(() -> Optional.of(Reason.FAILED).equals(reason(killer)));
        // Whether X has a reply that was on its way shows only beside newer ones.
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    put(Stream.of(mention("portrait.jpg")));
                    assertThat(daemons.answered()).containsAll(ids(good));
                    assertThat(reason(bomb)).contains(Reason.PHOTO_TOO_LARGE);
                });
        assertThat(daemons.answered())
                .doesNotHaveDuplicates()
                .contains(id(bomb))
                .doesNotContain(id(killer), id(cut));
        assertThat(item(killer).orElseThrow().state()).isEqualTo(State.QUARANTINED);

        assertThat(daemons.command("replay", id(killer)))
                .satisfies(ended -> assertThat(ended.getKey()).isZero());

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(daemons.answered()).containsOnlyOnce(id(killer)));
    }

    private Instance awaitTry(Mention mention, int before, Instance processor) {
        await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofMinutes(2)).until(() -> tries(mention) > before);
        return processor;
    }

    private Mention mention(String photo) {
        return photos.mention("@maskbot please", photo);
    }

    /** In one batch, and before the first, what is no mention. */
    private void put(Stream<Mention> mentions) {
        photos.put(Stream.concat(Stream.of("{".getBytes(UTF_8)), mentions.map(MentionCodec::encode)));
    }

    private Optional<LedgerItem> item(Mention mention) {
        return ledger.find(mention.id());
    }

    private int tries(Mention mention) {
        return item(mention).map(LedgerItem::tries).orElse(0);
    }

    private Optional<Reason> reason(Mention mention) {
        return item(mention).flatMap(LedgerItem::reason);
    }

    private static String id(Mention mention) {
        return mention.id().toString();
    }

    private static List<String> ids(List<Mention> mentions) {
        return mentions.stream().map(PoisonIT::id).toList();
    }

    /** Promises more than it sends. */
    private static void cutShort(HttpExchange exchange) throws IOException {
        var photo = Pictures.portrait().jpeg();
        exchange.sendResponseHeaders(200, photo.length);
        exchange.getResponseBody().write(photo, 0, 1_000);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    /** A PNG of some hundred bytes that would take 3.6 GB decoded. */
    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        var header = ByteBuffer.allocate(13).putInt(30_000).putInt(30_000).put(new byte[] {8, 6, 0, 0, 0});
        chunk(bytes, "IHDR", header.array());
        chunk(bytes, "IDAT", new byte[300]);
        chunk(bytes, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(OutputStream png, String type, byte[] data) throws IOException {
        var chunk = ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(US_ASCII))
                .put(data);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        png.write(chunk.putInt((int) crc.getValue()).array());
    }
}
