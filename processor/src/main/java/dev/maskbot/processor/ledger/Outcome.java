package dev.maskbot.processor.ledger;

/** How work on a mention ended. */
public sealed interface Outcome {
    /** For ever: it is in the ledger, and the record may be passed. */
    sealed interface Settled extends Outcome {
        Reason reason();
    }

    /** Answered with pictures or with a polite refusal. */
    record Replied(String reply, Reason reason) implements Settled {}

    /** Nothing to say. */
    record Skipped(Reason reason) implements Settled {}

    /** Given up after attempts that failed; a person can send it through again. */
    record Quarantined(Reason reason, int attempts) implements Settled {}

    /** Stopped in the middle: another worker will begin again. */
    record Abandoned() implements Outcome {}

    enum Reason {
        /** The masks are on. */
        MASKED,
        NO_FACE,
        /** Moderation says no. */
        NOT_ALLOWED,
        /** Moderation failed at the photo. */
        CHECK_FAILED,
        NO_PHOTO,
        /** Its author or X marked the post as possibly sensitive. */
        SENSITIVE,
        /** The author wants to be left alone, and was told so. */
        STOPPED,
        /** The author wants to be answered again. */
        STARTED,
        HELPED,
        /** Taken back by the wish of who asked or of the photos' owner. */
        DELETED,
        /** The author wants something taken back, but has nothing here. */
        NOTHING_TO_DELETE,
        /** Erased by the operator. */
        FORGOTTEN,
        /** The author, or the photos' owner, wants to be left alone. */
        OPTED_OUT,
        /** The post tells bots to keep away. */
        NO_BOT,
        /** The photo is a picture of the bot's own. */
        OWN_OUTPUT,
        /** The author asks too often, or the conversation goes on too long. */
        TOO_MANY,
        /** Moderation wants a person to look at it. */
        HELD,
        /** It is in the ledger already: the record came twice. */
        SETTLED_BEFORE,
        /** The photo was deleted. */
        PHOTO_GONE,
        /** Its address is not one that we fetch from. */
        PHOTO_NOT_TRUSTED,
        PHOTO_TOO_LARGE,
        PHOTO_TOO_SMALL,
        /** It moves. */
        PHOTO_ANIMATED,
        PHOTO_HEIC,
        PHOTO_AVIF,
        /** Made to cost whoever decodes it. */
        PHOTO_HARMFUL,
        /** Bytes that are no JPEG, PNG or WebP, or a broken one. */
        NOT_A_PHOTO,
        /** The post is gone, or its author may not or will not be answered. */
        POST_NOT_ANSWERABLE,
        /** Older than anybody waits for. */
        TOO_OLD,
        /** The operator lets the bot do everything but post. */
        DRY_RUN,
        /** X does not take the reply, for a reason that is neither the post's nor the picture's. */
        REFUSED_BY_X,
        /** X may have taken the reply and may not: nobody can tell. */
        AMBIGUOUS,
        /** The record is no mention. */
        MALFORMED,
        /** Every attempt failed. */
        FAILED
    }
}
