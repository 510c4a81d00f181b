package dev.maskbot.processor.reply;

import dev.maskbot.processor.outage.SickSystem;
import dev.maskbot.x.Account;
import dev.maskbot.x.PostId;
import dev.maskbot.x.XClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The bot's own timeline at X, where a reply shows that nobody knows of, with some delay. */
record Timeline(Triage triage, XClient x, Account bot, InstantSource clock) {
    /** By then X shows what was posted, though nothing newer proves it. */
    private static final Duration SHOWN = Duration.ofMinutes(5);

    /**
     * By then what was sent has arrived, even of a process that stood still for a minute on the way; X's ids tell X's time,
     * which is not ours.
     */
    private static final Duration ARRIVED = Duration.ofSeconds(150);

    sealed interface Finding {
        record Found(PostId reply) implements Finding {}

        /** It is not there. Whether it would be, had X taken it, tells {@code fresh}. */
        record Absent(boolean fresh) implements Finding {}
    }

    /**
     * Looks for our answer to a post.
     *
     * @param since when it was sent, if it was
     */
    Finding look(PostId answered, Instant since) throws SickSystem, RefusedByX {
        var fresh = clock.instant().isAfter(since.plus(SHOWN));
        var page = Optional.<String>empty();
        do {
            var posts = triage.value(x.posts(bot.id(), Optional.of(answered), page));
            for (var own : posts.posts()) {
                if (own.answers(answered)) {
                    return new Finding.Found(own.id());
                }
                fresh |= own.at().isAfter(since.plus(ARRIVED));
            }
            page = posts.next();
        } while (page.isPresent());
        return new Finding.Absent(fresh);
    }
}
