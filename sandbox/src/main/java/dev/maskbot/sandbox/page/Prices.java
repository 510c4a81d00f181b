package dev.maskbot.sandbox.page;

import dev.maskbot.sandbox.process.Journal.Entry;
import java.util.Map;

/** What an event costs where the bot is deployed, in micro-dollars. */
final class Prices {
    // docs.x.com/x-api/getting-started/pricing, August 2026; aws.amazon.com/rekognition/pricing, us-east-1, October
    // 2026.
    private static final Map<String, Integer> BY_EVENT = Map.of(
            "post.delivered", 5_000, // a post read
            "photo.moderated", 2_000, // faces are looked for at the same time
            "picture.uploaded", 5_000, // its description; the picture itself is free
            "reply.posted", 10_000, // to who asked for it
            "reply.found", 10_000); // X has taken it, though its answer was lost

    private Prices() {}

    static int of(Entry entry) {
        return BY_EVENT.getOrDefault(entry.event(), 0);
    }
}
