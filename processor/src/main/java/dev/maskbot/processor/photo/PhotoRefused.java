package dev.maskbot.processor.photo;

/** A photo that we will never work on: trying again changes nothing. */
public final class PhotoRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public enum Why {
        GONE,
        NOT_TRUSTED,
        TOO_LARGE,
        TOO_SMALL,
        NOT_A_PHOTO
    }

    private final Why why;

    PhotoRefused(Why why, String detail) {
        super(detail);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
