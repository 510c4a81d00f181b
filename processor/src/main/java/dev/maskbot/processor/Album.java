package dev.maskbot.processor;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.Decision.Quiet;
import dev.maskbot.processor.Decision.Response;
import dev.maskbot.processor.Decision.Say;
import dev.maskbot.processor.Decision.Work;
import dev.maskbot.processor.PhotoPipeline.Job;
import dev.maskbot.processor.PhotoPipeline.Result;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.ledger.ClaimLost;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.paint.PhotoPainter;
import dev.maskbot.processor.photo.MemoryBudget;
import dev.maskbot.processor.photo.PhotoFetcher;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.reply.MaskedPicture;
import dev.maskbot.processor.spend.DailyBudget;
import dev.maskbot.processor.spend.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** The photos of one mention, and what they come to as one answer. Safe for use by several threads. */
record Album(PhotoPipeline photos, Effects effects, DailyBudget budget, MemoryBudget memory) {
    private static final long MAX_PLAIN = PhotoPainter.MAX_BYTES;

    /** Waits for the memory that the photos need, all of it at once: else albums would wait for one another. */
    MemoryBudget.Claim room(Work work) throws InterruptedException {
        return memory.claim(room(work.photos().size()));
    }

    /** At most: one as it came and as a plain JPEG, and the pictures made of all. */
    private static long room(int photos) {
        return photos == 0 ? 0 : PhotoFetcher.MAX_BYTES + (photos + 1) * MAX_PLAIN;
    }

    /**
     * Masks the photos, one after the other: as many as the day's money is enough for.
     *
     * @param room for all, of which is given back what they do not need
     * @throws IOException when it may work later
     */
    Response mask(Mention mention, Work work, MemoryBudget.Claim room, Attempt attempt)
            throws ClaimLost, IOException, InterruptedException {
        var results = new ArrayList<Result>();
        var effect = effects.named(work.effect());
        for (var photo : work.photos()) {
            if (results.isEmpty() || attempt.patience().outlast(budget::level) != Level.ONE_PHOTO) {
                var key = "%s/%d".formatted(mention.id(), results.size());
                var made = results.size() * MAX_PLAIN;
                var later = room(work.photos().size() - results.size() - 1);
                LongConsumer measured = size -> room.keep(made + size + later);
                results.add(
                        photos.run(new Job(key, photo, mention.at(), mention.language(), effect, measured), attempt));
            }
        }
        return response(results);
    }

    /**
     * One photo that must not be shown decides for all; else those that worked are shown, and the others are not. Of a
     * photo that was not checked nobody says that it has no face.
     */
    private static Response response(List<Result> results) {
        var masked = new ArrayList<MaskedPicture>();
        var noFace = false;
        var notChecked = false;
        var held = false;
        var own = false;
        var refused = Reason.NOT_A_PHOTO;
        for (var result : results) {
            switch (result) {
                case Result.Masked(var picture) -> masked.add(picture);
                case Result.NoFace() -> noFace = true;
                case Result.NotChecked() -> notChecked = true;
                case Result.Refused(var why) -> refused = reason(why);
                case Result.NotAllowed() -> {
                    return Say.words(Reason.NOT_ALLOWED);
                }
                case Result.Held _ -> held = true;
                case Result.OwnOutput() -> own = true;
            }
        }
        if (held) {
            return new Quiet(Reason.HELD);
        }
        if (!masked.isEmpty()) {
            return new Say(Reason.MASKED, masked);
        }
        if (own) {
            return new Quiet(Reason.OWN_OUTPUT);
        }
        if (notChecked) {
            return Say.words(Reason.CHECK_FAILED);
        }
        if (noFace) {
            return Say.words(Reason.NO_FACE);
        }
        return switch (refused) {
            case PHOTO_TOO_LARGE, PHOTO_TOO_SMALL, PHOTO_ANIMATED, PHOTO_HEIC, PHOTO_AVIF, NOT_A_PHOTO ->
                Say.words(refused);
            default -> new Quiet(refused);
        };
    }

    private static Reason reason(PhotoRefused.Why why) {
        return switch (why) {
            case GONE -> Reason.PHOTO_GONE;
            case NOT_TRUSTED -> Reason.PHOTO_NOT_TRUSTED;
            case TOO_LARGE -> Reason.PHOTO_TOO_LARGE;
            case TOO_SMALL -> Reason.PHOTO_TOO_SMALL;
            case ANIMATED -> Reason.PHOTO_ANIMATED;
            case HEIC -> Reason.PHOTO_HEIC;
            case AVIF -> Reason.PHOTO_AVIF;
            case HARMFUL -> Reason.PHOTO_HARMFUL;
            case NOT_A_PHOTO -> Reason.NOT_A_PHOTO;
        };
    }
}
