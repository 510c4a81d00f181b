package dev.maskbot.processor;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.Decision.Quiet;
import dev.maskbot.processor.Decision.Say;
import dev.maskbot.processor.Decision.TakeBack;
import dev.maskbot.processor.Decision.Work;
import dev.maskbot.processor.consent.OptOuts;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.limit.AuthorLimits;
import dev.maskbot.processor.limit.AuthorLimits.Verdict;
import dev.maskbot.processor.words.NoBotTag;
import dev.maskbot.processor.words.Request;
import dev.maskbot.processor.words.Vocabulary;
import java.util.function.BooleanSupplier;

/**
 * Decides before anything is fetched or paid for. Who asks to be left alone is left alone from then on, whether there is
 * an answer or not. Asked again for a mention, it decides the same. Safe for use by several threads.
 *
 * @param takesSensitive whether the operator lets posts be worked on that are marked as possibly sensitive
 */
record Decider(Vocabulary vocabulary, OptOuts optOuts, AuthorLimits limits, BooleanSupplier takesSensitive) {
    Decision decide(Mention mention) {
        return switch (vocabulary.read(mention.text(), mention.language())) {
            case Request.Stop() -> {
                optOuts.stop(mention.author(), mention.at());
                yield heeded(mention, Reason.STOPPED);
            }
            case Request.Start() -> {
                optOuts.start(mention.author(), mention.at());
                yield heeded(mention, Reason.STARTED);
            }
            case Request.Help() -> unlessOptedOut(mention, Say.words(Reason.HELPED));
            // Granted to everybody, however often: it is theirs.
            case Request.Delete() ->
                new TakeBack(
                        !NoBotTag.isIn(mention.text()) && !optOuts.isOut(mention.author()) && isWithinLimits(mention));
            case Request.Apply(var effect) -> unlessOptedOut(mention, work(mention, effect));
        };
    }

    /** Whether it has to be heeded however late it comes, be it in silence. */
    boolean isLasting(Mention mention) {
        return switch (vocabulary.read(mention.text(), mention.language())) {
            case Request.Stop _, Request.Start _, Request.Delete _ -> true;
            case Request.Help _, Request.Apply _ -> false;
        };
    }

    private Decision work(Mention mention, String effect) {
        if (mention.photos().isEmpty()) {
            return Say.words(Reason.NO_PHOTO);
        }
        if (mention.sensitive() && !takesSensitive.getAsBoolean()) {
            return Say.words(Reason.SENSITIVE);
        }
        var photos = mention.photos().stream()
                .filter(photo -> photo.owner().equals(mention.author()) || !optOuts.isOut(photo.owner()))
                .toList();
        return photos.isEmpty() ? new Quiet(Reason.OPTED_OUT) : new Work(photos, effect);
    }

    /** A wish to be left alone, or not to be, is heeded in silence where bots are told to keep away. */
    private Decision heeded(Mention mention, Reason reason) {
        return NoBotTag.isIn(mention.text()) ? new Quiet(reason) : within(mention, Say.words(reason));
    }

    private Decision unlessOptedOut(Mention mention, Decision decision) {
        if (NoBotTag.isIn(mention.text())) {
            return new Quiet(Reason.NO_BOT);
        }
        return optOuts.isOut(mention.author()) ? new Quiet(Reason.OPTED_OUT) : within(mention, decision);
    }

    /** Too much of a good thing gets no answer, not even that it is too much. */
    private Decision within(Mention mention, Decision decision) {
        return isWithinLimits(mention) ? decision : new Quiet(Reason.TOO_MANY);
    }

    private boolean isWithinLimits(Mention mention) {
        var verdict = limits.allow(
                mention.author(), mention.conversation(), mention.id().value(), mention.at());
        return verdict == Verdict.ALLOWED;
    }
}
