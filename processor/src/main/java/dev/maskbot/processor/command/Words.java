package dev.maskbot.processor.command;

import dev.maskbot.processor.ledger.LedgerItem;
import dev.maskbot.processor.ledger.Outcome.Reason;

/** What the ledger says, in words for people. */
final class Words {
    private Words() {}

    static String of(LedgerItem item) {
        var reason = item.reason().map(why -> ": " + of(why)).orElse("");
        return switch (item.state()) {
            case CLAIMED -> "a worker has it";
            case PREPARED -> "the reply is ready to be sent";
            case POSTING -> "the reply is on its way, or it is not yet known whether X has it";
            case REPLIED -> "answered" + reason;
            case SKIPPED -> "not answered" + reason;
            case QUARANTINED -> "given up" + reason + "; `replay` sends it through again";
            case RELEASING -> "taken out of quarantine, perhaps not yet in the stream; the same `replay` again goes on";
            case RELEASED -> "out of quarantine and in the stream, where it waits for a worker";
            case ERASED -> "nothing is known of it any more" + reason;
        };
    }

    private static String of(Reason reason) {
        return switch (reason) {
            case MASKED -> "with masks on the faces";
            case NO_FACE -> "no face was found";
            case NOT_ALLOWED -> "moderation does not allow the photo";
            case CHECK_FAILED -> "moderation failed at the photo, and nothing is shown unchecked (moderation.failed)";
            case NO_PHOTO -> "there was no photo";
            case SENSITIVE -> "the post is marked as sensitive (MASKBOT_SENSITIVE)";
            case STOPPED -> "the author asked to be left alone";
            case STARTED -> "the author asked to be answered again";
            case HELPED -> "the author asked for help";
            case DELETED -> "taken back by the wish of the author or the photos' owner";
            case NOTHING_TO_DELETE -> "the author has nothing there to be taken back";
            case FORGOTTEN -> "the operator erased it";
            case OPTED_OUT -> "the author or the photos' owner wants to be left alone";
            case NO_BOT -> "the post tells bots to keep away (#nobot)";
            case OWN_OUTPUT -> "the photo is a picture that the bot made";
            case TOO_MANY -> "the author asked too often, or the conversation went on too long";
            case HELD -> "moderation wants a person to look at the photo; the log has the labels (photo.moderated)";
            case SETTLED_BEFORE -> "it had been settled before";
            case PHOTO_GONE -> "the photo was deleted";
            case PHOTO_NOT_TRUSTED -> "the photo's address is none that we fetch from (MASKBOT_PHOTO_HOSTS)";
            case PHOTO_TOO_LARGE -> "the photo is too large";
            case PHOTO_TOO_SMALL -> "the photo is too small";
            case PHOTO_ANIMATED -> "the picture moves";
            case PHOTO_HEIC -> "the photo is an HEIC";
            case PHOTO_AVIF -> "the photo is an AVIF";
            case PHOTO_HARMFUL -> "the photo is made to cost whoever decodes it; the log says how (photo.refused)";
            case NOT_A_PHOTO -> "the file is no JPEG, PNG or WebP, or a broken one";
            case POST_NOT_ANSWERABLE -> "the post is gone, or its author may not or will not be answered";
            case TOO_OLD -> "it was older than 24 hours when its turn came";
            case DRY_RUN -> "the operator let the bot do everything but post (MASKBOT_DRY_RUN)";
            case REFUSED_BY_X -> "X did not take the reply; the log has its reason (reply.rejected)";
            case AMBIGUOUS -> "X may have taken the reply and may not, and nobody can tell";
            case MALFORMED -> "it is no mention, or names no post that X could know";
            case FAILED -> "every attempt failed; the log has the causes (mention.attempt_failed)";
        };
    }
}
