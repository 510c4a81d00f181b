package dev.maskbot.ingest.intake;

import dev.maskbot.ingest.intake.MentionFilter.Reason;
import dev.maskbot.ingest.intake.MentionFilter.Verdict;
import dev.maskbot.mention.Mention;
import dev.maskbot.x.Account;
import dev.maskbot.x.Post;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door that posts come in by, from the stream as from the sweep: decides, drops what came before, hands the rest
 * on. Safe for use by several threads.
 */
public final class Intake {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    /** Takes charge of a mention; may hold its caller up. */
    @FunctionalInterface
    public interface Sink {
        /** Interruption leaves it open whether the mention was taken. */
        void publish(Mention mention) throws InterruptedException;
    }

    private final Account bot;
    private final Supplier<PhotoSource> photoSource;
    private final Sink sink;
    private final MeterRegistry meters;
    private final RecentMentions recent = new RecentMentions();

    /** The photo source is asked for at every post: it is a setting that can change. */
    public Intake(Account bot, Supplier<PhotoSource> photoSource, Sink sink, MeterRegistry meters) {
        this.bot = bot;
        this.photoSource = photoSource;
        this.sink = sink;
        this.meters = meters;
    }

    /** Lets a post in; tells whether it is a mention that was not known before. */
    public boolean take(Post post) throws InterruptedException {
        return switch (decide(post)) {
            case Verdict.Accepted(var mention) -> accept(mention);
            case Verdict.Ignored(var reason) -> {
                ignore(post, reason);
                yield false;
            }
        };
    }

    private Verdict decide(Post post) {
        try {
            return new MentionFilter(bot, photoSource.get()).decide(post);
        } catch (RuntimeException e) {
            // It will come again with every sweep: one post that we cannot deal with must not keep the others out.
            log.atError().addKeyValue("post", post.id().value()).setCause(e).log("mention.undecided");
            return new Verdict.Ignored(Reason.UNDECIDED);
        }
    }

    private boolean accept(Mention mention) throws InterruptedException {
        if (!recent.add(mention.id())) {
            meters.counter("mentions.duplicate").increment();
            return false;
        }
        log.atInfo().addKeyValue("mention", mention.id()).log("mention.accepted");
        sink.publish(mention);
        return true;
    }

    private void ignore(Post post, Reason reason) {
        if (recent.addIgnored(post.id())) {
            meters.counter("mentions.ignored", "reason", reason.name().toLowerCase(Locale.ROOT))
                    .increment();
            log.atInfo()
                    .addKeyValue("post", post.id().value())
                    .addKeyValue("reason", reason)
                    .log("mention.ignored");
        }
    }
}
