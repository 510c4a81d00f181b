package dev.maskbot.mention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MentionCodecTest {
    private static final Mention MENTION = new Mention(
            new MentionId("1784600000000000001"),
            "1784600000000000007",
            "1784600000000000001",
            "1784599999999999999",
            "42",
            Instant.parse("2026-11-20T10:35:00.123Z"),
            "@maskbot ¡por favor! 🥷\n\"quoted\"",
            "es",
            true,
            List.of(new PhotoRef(URI.create("https://pbs.twimg.com/media/A.jpg"), "42", "two cats")));

    @Test
    void mention_survivesTheWire() throws Exception {
        assertThat(MentionCodec.decode(MentionCodec.encode(MENTION))).isEqualTo(MENTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ä", "漢", "🥷", "\u0001", "\""})
    void longestWords_fitIntoARecord(String character) throws Exception {
        var photos = IntStream.range(0, 4)
                .mapToObj(_ ->
                        new PhotoRef(URI.create("https://pbs.twimg.com/media/A.jpg"), "42", character.repeat(1000)))
                .toList();
        var wordy = new Mention(
                new MentionId("1"), "1", "1", "7", "42", Instant.EPOCH, character.repeat(25_000), "es", true, photos);

        var bytes = MentionCodec.encode(wordy);

        assertThat(bytes).hasSizeBetween(MentionCodec.MAX_RECORD / 4, MentionCodec.MAX_RECORD);
        var read = MentionCodec.decode(bytes);
        assertThat(read.parent()).isEqualTo("7");
        assertThat(read.photos()).hasSize(4);
        assertThat(wordy.text()).startsWith(read.text());
    }

    @Test
    void idThatNoTableTakes_isMalformed() {
        var long101 = new String(MentionCodec.encode(MENTION), UTF_8)
                .replace("\"1784600000000000001\"", "\"" + "1".repeat(101) + "\"");

        assertThatThrownBy(() -> MentionCodec.decode(long101.getBytes(UTF_8))).isInstanceOf(MalformedMention.class);
    }

    @Test
    void recordOfANewerDaemon_isReadByWhatIsKnownOfIt() throws Exception {
        var newer = new String(MentionCodec.encode(MENTION), UTF_8)
                .replace("\"v\":1", "\"v\":2,\"trace\":{\"a\":[1]}")
                .replace("\"sensitive\":", "\"mood\":\"calm\",\"sensitive\":");

        assertThat(MentionCodec.decode(newer.getBytes(UTF_8))).isEqualTo(MENTION);
    }

    @Test
    void recordOfAnOlderDaemon_isReadWithDefaults() throws Exception {
        var minimal = """
                {"v":1,"mention":{"id":"1","replyTo":"1","author":"2","at":"2026-11-20T10:35:00Z",
                 "photos":[{"url":"https://pbs.twimg.com/media/A.jpg"}]}}""";

        var mention = MentionCodec.decode(minimal.getBytes(UTF_8));

        assertThat(mention.language()).isEqualTo("und");
        assertThat(mention.conversation()).isEqualTo("1");
        assertThat(mention.parent()).isEmpty();
        assertThat(mention.photos().getFirst().altText()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"v\":1}",
                "{\"v\":1,\"mention\":{\"id\":\"1\"}}",
                "<html>",
                "{\"v\":1,\"mention\":"
            })
    void whatIsNoMention_isMalformed(String text) {
        assertThatThrownBy(() -> MentionCodec.decode(text.getBytes(UTF_8))).isInstanceOf(MalformedMention.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void mentionWithoutId_isMalformed(String id) {
        var text = new String(MentionCodec.encode(MENTION), UTF_8)
                .replace("\"id\":\"1784600000000000001\"", "\"id\":\"" + id + "\"");

        assertThatThrownBy(() -> MentionCodec.decode(text.getBytes(UTF_8))).isInstanceOf(MalformedMention.class);
    }

    @Test
    void mentionWithoutPhoto_isRead_oneThatDoesNotSayIsNot() throws Exception {
        var text = new String(MentionCodec.encode(MENTION), UTF_8);
        var none = text.replaceAll("\"photos\":\\[.*]", "\"photos\":[]");
        var silent = text.replaceAll(",\"photos\":\\[.*]", "");

        assertThat(MentionCodec.decode(none.getBytes(UTF_8)).photos()).isEmpty();
        assertThatThrownBy(() -> MentionCodec.decode(silent.getBytes(UTF_8))).isInstanceOf(MalformedMention.class);
    }

    @Test
    void hugeRecord_isRefusedUnread() {
        assertThatThrownBy(() -> MentionCodec.decode(new byte[MentionCodec.MAX_BYTES + 1]))
                .isInstanceOf(MalformedMention.class)
                .hasMessageContaining("65537 bytes");
    }
}
