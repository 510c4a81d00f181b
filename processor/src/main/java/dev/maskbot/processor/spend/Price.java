package dev.maskbot.processor.spend;

/**
 * What the bot pays for, and how much: the one table to change when a price does. In micro-dollars, list prices.
 *
 * <p>X bills answers that succeed, and a post that is read twice on a UTC day once; we count what we ask for.
 */
public enum Price {
    // docs.x.com/x-api/getting-started/pricing, August 2026.
    /** A post from the stream, a search or a lookup. */
    POST_READ(5_000),
    /** A post from the mentions timeline of the account that owns the app. */
    OWN_MENTION_READ(1_000),
    /** To a post that mentions the bot; with a URL in its text it would be 200,000. */
    SUMMONED_REPLY(10_000),
    /** The description of one picture. */
    MEDIA_METADATA(5_000),
    DELETE(10_000),

    // aws.amazon.com/rekognition/pricing, us-east-1, October 2026: an image among the first million of the month.
    DETECT_FACES(1_000),
    DETECT_MODERATION_LABELS(1_000);

    private final long microDollars;

    Price(long microDollars) {
        this.microDollars = microDollars;
    }

    /** Of one. */
    public long microDollars() {
        return microDollars;
    }
}
