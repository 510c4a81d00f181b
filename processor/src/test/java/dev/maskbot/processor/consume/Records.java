package dev.maskbot.processor.consume;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** Stream records for tests. */
final class Records {
    private Records() {}

    static KinesisClientRecord mention(int sequence, String id) {
        var photo = new PhotoRef(URI.create("https://pbs.twimg.com/media/A.jpg"), "2", "");
        return record(
                sequence,
                MentionCodec.encode(new Mention(
                        new MentionId(id), id, id, "2", Instant.EPOCH, "@bot", "en", false, List.of(photo))));
    }

    static KinesisClientRecord record(int sequence, byte[] data) {
        return KinesisClientRecord.builder()
                .sequenceNumber(Integer.toString(sequence))
                .subSequenceNumber(0)
                .data(ByteBuffer.wrap(data).asReadOnlyBuffer())
                .build();
    }
}
