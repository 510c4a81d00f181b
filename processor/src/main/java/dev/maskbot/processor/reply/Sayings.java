package dev.maskbot.processor.reply;

import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.words.Saying;

/** What is said for which reason. */
final class Sayings {
    private Sayings() {}

    static Saying of(Reason reason) {
        return switch (reason) {
            case MASKED -> Saying.MASKED;
            case NO_FACE -> Saying.NO_FACE;
            case NOT_ALLOWED -> Saying.NOT_ALLOWED;
            case CHECK_FAILED -> Saying.CHECK_FAILED;
            case NO_PHOTO -> Saying.NO_PHOTO;
            case SENSITIVE -> Saying.SENSITIVE;
            case STOPPED -> Saying.OPTED_OUT;
            case STARTED -> Saying.OPTED_IN;
            case HELPED -> Saying.HELP;
            case DELETED -> Saying.DELETED;
            case NOTHING_TO_DELETE -> Saying.NOTHING_TO_DELETE;
            case PHOTO_TOO_LARGE -> Saying.TOO_LARGE;
            case PHOTO_TOO_SMALL -> Saying.TOO_SMALL;
            case PHOTO_ANIMATED, PHOTO_HEIC, PHOTO_AVIF, NOT_A_PHOTO -> Saying.UNSUPPORTED;
            case FORGOTTEN,
                    HELD,
                    OPTED_OUT,
                    NO_BOT,
                    OWN_OUTPUT,
                    TOO_MANY,
                    SETTLED_BEFORE,
                    PHOTO_GONE,
                    PHOTO_NOT_TRUSTED,
                    PHOTO_HARMFUL,
                    POST_NOT_ANSWERABLE,
                    TOO_OLD,
                    DRY_RUN,
                    REFUSED_BY_X,
                    AMBIGUOUS,
                    MALFORMED,
                    FAILED -> throw new IllegalArgumentException(reason + " is nothing to say");
        };
    }
}
