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
    /** A mention is about 1 KiB; what is larger than this was not written by us. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private MentionCodec() {}

    private record Envelope(int v, Mention mention) {}

    public static byte[] encode(Mention mention) {
        return JSON.writeValueAsBytes(new Envelope(VERSION, mention));
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
