package dev.maskbot.processor;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.ProcessorSettings.Sensitive;
import dev.maskbot.processor.consent.OptOuts;
import dev.maskbot.processor.consume.FanOut;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.erase.Erasure;
import dev.maskbot.processor.ledger.AnsweredIndex;
import dev.maskbot.processor.ledger.LedgerArchive;
import dev.maskbot.processor.ledger.MalformedRecord;
import dev.maskbot.processor.ledger.MalformedRecords;
import dev.maskbot.processor.ledger.Outcome;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.limit.AuthorLimits;
import dev.maskbot.processor.limit.Limits;
import dev.maskbot.processor.limit.PostQuota;
import dev.maskbot.processor.outage.Outages;
import dev.maskbot.processor.own.OwnPictures;
import dev.maskbot.processor.paint.PhotoPainter;
import dev.maskbot.processor.photo.MemoryBudget;
import dev.maskbot.processor.photo.PhotoFetcher;
import dev.maskbot.processor.photo.PhotoStore;
import dev.maskbot.processor.photo.Rekognition;
import dev.maskbot.processor.reply.Replier;
import dev.maskbot.processor.reply.TakeBack;
import dev.maskbot.processor.spend.DailyBudget;
import dev.maskbot.processor.words.Texts;
import dev.maskbot.processor.words.Vocabulary;
import dev.maskbot.runtime.Sleeper;
import dev.maskbot.x.Account;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XCredentials;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The processor's parts put together as {@code Main} does, between clients that a test gives. */
public final class Composition {
    public static final String LEDGER = "ledger";
    public static final String STATE = "state";
    public static final String UNPROCESSED = "unprocessed";
    public static final String PROCESSED = "processed";
    /** Of what photos take while they are worked on, as {@code Main} has it. */
    public static final int MEGABYTES = 100;

    private static final int ENCODED = 90;

    /** Those of the repository: slow to load. */
    public static final Effects EFFECTS = Effects.load();

    // Immutable, and slow to make: every text is measured by X's rules.
    private static final Texts TEXTS = new Texts(EFFECTS.told());

    private static final Vocabulary VOCABULARY = EFFECTS.vocabulary();

    private static final PhotoPainter PAINTER = PhotoPainter.create();

    private final MentionPipeline pipeline;
    private final RecordQuarantine quarantine;
    private final MemoryBudget decoded;
    private final MemoryBudget encoded = new MemoryBudget(ENCODED);
    private final PostQuota quota;

    /** The world as one process sees it. */
    public record Outside(
            URI xApiUrl,
            XCredentials credentials,
            DynamoDbClient dynamo,
            S3Client s3,
            RekognitionClient rekognition,
            HttpClient http,
            PhotoFetcher fetcher,
            InstantSource clock,
            Sleeper sleeper,
            Random random) {}

    public Composition(Outside outside, MemoryBudget decoded, Effects effects, Account bot) {
        this.decoded = decoded;
        var settings = settings(outside);
        var clock = outside.clock();
        var sleeper = outside.sleeper();
        var random = outside.random();
        var dynamo = outside.dynamo();
        var state = settings.stateTable();
        quota = new PostQuota(dynamo, state, settings::postsPerDay, clock, sleeper, random);
        var budget = new DailyBudget(dynamo, state, () -> settings.dollarsPerDay() * 1_000_000L, clock);
        var x = new XClient(settings.xApiUrl(), outside.http(), settings::credentials, quota::learn, clock);
        var ledger = new ReplyLedger(dynamo, settings.ledgerTable(), clock);
        var outages = new Outages(ledger, sleeper, random);
        var meters = new SimpleMeterRegistry();
        var unprocessed = new PhotoStore(outside.s3(), settings.unprocessedBucket());
        var processed = new PhotoStore(outside.s3(), settings.processedBucket());
        var photos = new PhotoPipeline(
                outside.fetcher(),
                unprocessed,
                new Rekognition(outside.rekognition(), settings.unprocessedBucket()),
                PAINTER,
                decoded,
                processed,
                budget,
                new OwnPictures(dynamo, state, clock),
                new Stages(meters));
        var decider = new Decider(
                VOCABULARY, new OptOuts(dynamo, state), new AuthorLimits(dynamo, state, settings::limits), () -> false);
        var archive = new LedgerArchive(dynamo, settings.ledgerTable());
        var index = new AnsweredIndex(dynamo, state);
        var erasure = new Erasure(archive, index, List.of(unprocessed, processed));
        pipeline = new MentionPipeline(
                ledger,
                new Gate(() -> settings, budget, clock, sleeper),
                decider,
                new Album(photos, effects, budget, encoded),
                quota,
                new Replier(x, bot, TEXTS, budget, ledger, clock, sleeper, random),
                new TakeBack(x, ledger, archive, index, erasure, budget, clock, sleeper, random),
                outages,
                meters,
                clock,
                sleeper,
                random);
        quarantine = new RecordQuarantine(new MalformedRecords(dynamo, settings.ledgerTable(), clock), outages, meters);
    }

    private static ProcessorSettings settings(Outside outside) {
        return new ProcessorSettings(
                outside.xApiUrl(),
                outside.credentials(),
                "",
                "",
                LEDGER,
                STATE,
                UNPROCESSED,
                PROCESSED,
                Set.of(),
                true,
                true,
                false,
                Sensitive.REFUSE,
                1_000,
                20,
                new Limits(4, 20, 2),
                FanOut.SHARED,
                "",
                Duration.ofMinutes(1));
    }

    public Outcome process(Mention mention) {
        return pipeline.process(mention);
    }

    public Outcome quarantine(MalformedRecord record) {
        return quarantine.take(record);
    }

    /** Waits for ever when somebody has gone without giving back what is shared. */
    public void takeAllThatIsShared() throws InterruptedException {
        try (var _ = decoded.claimAll();
                var _ = encoded.claimAll()) {
            quota.acquire("somebody").unused();
        }
    }
}
