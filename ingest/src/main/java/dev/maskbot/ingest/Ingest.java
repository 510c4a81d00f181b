package dev.maskbot.ingest;

import dev.maskbot.ingest.intake.Intake;
import dev.maskbot.ingest.lock.Term;
import dev.maskbot.ingest.lock.Work;
import dev.maskbot.ingest.publish.KinesisPublisher;
import dev.maskbot.ingest.publish.Watermark;
import dev.maskbot.ingest.stream.AppClient;
import dev.maskbot.ingest.stream.Rule;
import dev.maskbot.ingest.stream.StreamReader;
import dev.maskbot.ingest.sweep.MentionSweep;
import dev.maskbot.runtime.Sleeper;
import dev.maskbot.x.Account;
import dev.maskbot.x.BotAccount;
import dev.maskbot.x.Post;
import dev.maskbot.x.PostId;
import dev.maskbot.x.XClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Ingesting, which only the holder of the lock may do: puts the parts together, once a term. Thread-safe. */
final class Ingest implements Work {
    private static final Duration SWEEP_BESIDE_STREAM = Duration.ofMinutes(4);

    /** X grants 300 reads of the mentions timeline in 15 minutes: one every 3 s. Sweeps may have several pages. */
    private static final Duration SWEEP_ALONE = Duration.ofSeconds(15);

    private final Supplier<IngestSettings> settings;
    private final XClient x;
    private final AppClient app;
    private final KinesisClient kinesis;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final MeterRegistry meters;
    private volatile Optional<Account> bot = Optional.empty();
    private volatile Optional<Pipeline> current = Optional.empty();

    Ingest(
            Supplier<IngestSettings> settings,
            XClient x,
            AppClient app,
            KinesisClient kinesis,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random,
            MeterRegistry meters) {
        this.settings = settings;
        this.x = x;
        this.app = app;
        this.kinesis = kinesis;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.meters = meters;
    }

    /** The parts that work now; closed already when this instance has lost the lock. */
    Optional<Pipeline> current() {
        return current;
    }

    /** Keys or wishes have changed: whatever waits because of the old ones is to try the new ones. */
    void renew() {
        current.ifPresent(pipeline -> {
            pipeline.reader().ifPresent(StreamReader::renew);
            pipeline.sweep().request();
        });
    }

    @Override
    public Pipeline begin(Term term) throws InterruptedException {
        if (bot.isEmpty()) {
            bot = Optional.of(BotAccount.ask(x, clock, sleeper, random));
        }
        var pipeline = pipeline(bot.get(), term.watermark());
        current = Optional.of(pipeline);
        return pipeline;
    }

    private Pipeline pipeline(Account account, Optional<PostId> start) {
        var now = settings.get();
        // What was written before the very first start was not written to us.
        var watermark = new Watermark(start.orElse(PostId.firstAt(clock.instant())));
        var publisher = new KinesisPublisher(kinesis, now.stream(), watermark, clock, sleeper, random, meters).start();
        var intake = new Intake(account, () -> settings.get().photoSource(), publisher::publish, meters);
        return switch (now.source()) {
            case POLL -> {
                var sweep = sweep(account, SWEEP_ALONE, watermark, intake::take);
                yield new Pipeline(Optional.empty(), sweep.start(), publisher, watermark);
            }
            case STREAM -> {
                var reader = new StreamReader(app, this::rules, clock, sleeper, random, meters);
                var sweep = sweep(account, SWEEP_BESIDE_STREAM, watermark, post -> {
                    if (intake.take(post)) {
                        reader.missed(post);
                    }
                });
                reader.start(new StreamReader.Listener() {
                    @Override
                    public void connected() {
                        sweep.request(); // for what was written while there was no connection
                    }

                    @Override
                    public void delivered(Post post) throws InterruptedException {
                        intake.take(post);
                    }
                });
                yield new Pipeline(Optional.of(reader), sweep.start(), publisher, watermark);
            }
        };
    }

    private MentionSweep sweep(
            Account account, Duration interval, Watermark watermark, MentionSweep.Listener listener) {
        return new MentionSweep(x, account.id(), interval, watermark, listener, clock, sleeper, random, meters);
    }

    private List<Rule> rules() {
        return Rule.forMentions(bot.orElseThrow().username());
    }
}
