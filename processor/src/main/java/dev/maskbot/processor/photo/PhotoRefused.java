package dev.maskbot.processor.photo;

/** A photo that we will never work on: trying again changes nothing. */
public final class PhotoRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public enum Why {
        GONE,
        NOT_TRUSTED,
        TOO_LARGE,
        TOO_SMALL,
        /** More than one frame: what is shown first may not be all that is shown. */
        ANIMATED,
        HEIC,
        AVIF,
        /** Made to cost whoever decodes it more than any photo would. */
        HARMFUL,
        NOT_A_PHOTO
    }

    private final Why why;

    /** Because of something that is no secret. */
    public PhotoRefused(Why why, String detail) {
        super(detail);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
