package dev.maskbot.processor.words;

/** What the bot may have to say to a mention. */
public enum Saying {
    MASKED,
    NO_FACE,
    /** Nothing at all, or a video or a GIF. */
    NO_PHOTO,
    TOO_SMALL,
    TOO_LARGE,
    /** A file that is no picture we know. */
    UNSUPPORTED,
    /** The picture was checked and is none to touch. */
    NOT_ALLOWED,
    /** The post is marked as sensitive. */
    SENSITIVE,
    /** The check did not work: nothing is known against the picture. */
    CHECK_FAILED,
    OPTED_OUT,
    OPTED_IN,
    DELETED,
    NOTHING_TO_DELETE,
    /** Lists the effects' words. */
    HELP
}
