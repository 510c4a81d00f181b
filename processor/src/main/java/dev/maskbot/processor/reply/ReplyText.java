package dev.maskbot.processor.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.ledger.Outcome.Reason;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * What the bot says: the same for a mention however often it is tried, and different between mentions, for X refuses a
 * text that it has seen before. At most 280 weighted characters; never a name and never an address.
 */
final class ReplyText {
    private static final Map<Reason, List<String>> TEXTS = Map.of(
            Reason.MASKED,
            List.of("Masks on.", "Nobody will know.", "All covered.", "Quick as a shadow.", "Consider it hidden."),
            Reason.NO_FACE,
            List.of(
                    "I looked twice and found no face in there.",
                    "No face that I could see, so no mask.",
                    "I could not find a face to put a mask on."),
            Reason.NOT_ALLOWED,
            List.of(
                    "I cannot work on this picture.",
                    "This one I have to leave as it is.",
                    "Sorry, not this picture."));

    private ReplyText() {}

    static String of(MentionId mention, Reason reason) {
        var crc = new CRC32();
        crc.update(mention.value().getBytes(UTF_8));
        var number = crc.getValue();
        var texts = TEXTS.get(reason);
        // The number makes it unlike every text before it, and lets people quote it when they ask why.
        return "%s (%s)".formatted(texts.get((int) (number % texts.size())), Long.toString(number, 36));
    }
}
