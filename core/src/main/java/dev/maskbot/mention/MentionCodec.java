package dev.maskbot.mention;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A mention as the bytes of a stream record: JSON, {@code {"v":1,"mention":{...}}}. The reader is tolerant: it takes
 * any version whose required fields are there and passes over fields it does not know, so that the two daemons can be
 * of different age. Safe for use by several threads.
 */
public final class MentionCodec {
    /** No record of ours is larger: a read of a shard, 10 MB, shall bring hundreds. */
    static final int MAX_RECORD = 16 * 1024;

    /** What is larger than this was not written by any version of us. */
    public static final int MAX_BYTES = 64 * 1024;

    /** X's longest text has 25,000 characters. */
    private static final int LONGEST_WORDS = 32_000;

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private MentionCodec() {}

    private record Envelope(int v, Mention mention) {}

    /** At most {@link #MAX_RECORD} bytes: what people wrote is shortened where it has to be, nothing else. */
    public static byte[] encode(Mention mention) {
        var bytes = write(mention);
        for (var limit = LONGEST_WORDS; bytes.length > MAX_RECORD && limit > 0; limit /= 2) {
            bytes = write(shortened(mention, limit));
        }
        return bytes;
    }

    private static byte[] write(Mention mention) {
        return JSON.writeValueAsBytes(new Envelope(VERSION, mention));
    }

    private static Mention shortened(Mention mention, int limit) {
        return new Mention(
                mention.id(),
                mention.replyTo(),
                mention.conversation(),
                mention.parent(),
                mention.author(),
                mention.at(),
                clip(mention.text(), limit),
                mention.language(),
                mention.sensitive(),
                mention.photos().stream()
                        .map(photo -> new PhotoRef(photo.url(), photo.owner(), clip(photo.altText(), limit)))
                        .toList());
    }

    private static String clip(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end);
    }

    /**
     * Reads what {@link #encode} wrote, in this version or another.
     *
     * @throws MalformedMention when the bytes are no mention; its message names no content
     */
    public static Mention decode(byte[] bytes) throws MalformedMention {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedMention("%d bytes are more than a mention has".formatted(bytes.length));
        }
        try {
            var envelope = JSON.readValue(bytes, Envelope.class);
            if (envelope == null || envelope.mention() == null) {
                throw new MalformedMention("JSON without a mention in it");
            }
            return envelope.mention();
        } catch (JacksonException e) {
            throw new MalformedMention("not a mention: " + e.getClass().getSimpleName());
        }
    }
}
