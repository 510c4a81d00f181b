package dev.maskbot.processor;

import dev.maskbot.mention.Mention;
import dev.maskbot.processor.ProcessorSettings.Sensitive;
import dev.maskbot.processor.consent.OptOuts;
import dev.maskbot.processor.ledger.Outcome;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.limit.AuthorLimits;
import dev.maskbot.processor.limit.Limits;
import dev.maskbot.processor.limit.PostQuota;
import dev.maskbot.processor.mask.Effect;
import dev.maskbot.processor.mask.NinjaMask;
import dev.maskbot.processor.outage.Outages;
import dev.maskbot.processor.photo.PhotoFetcher;
import dev.maskbot.processor.photo.PhotoStore;
import dev.maskbot.processor.photo.PixelBudget;
import dev.maskbot.processor.photo.Rekognition;
import dev.maskbot.processor.reply.Replier;
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
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
    public static final int MEGAPIXELS = 30;

    // Immutable, and slow to make: every text is measured by X's rules.
    private static final Texts TEXTS = new Texts(new NinjaMask().words());

    private static final Vocabulary VOCABULARY = vocabulary(new NinjaMask());

    private final MentionPipeline pipeline;
    private final PixelBudget pixels;
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

    public Composition(Outside outside, PixelBudget pixels, Effect effect, Account bot) {
        this.pixels = pixels;
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
        pipeline = new MentionPipeline(
                ledger,
                new Gate(() -> settings, budget, clock, sleeper),
                new Decider(
                        VOCABULARY,
                        new OptOuts(dynamo, state),
                        new AuthorLimits(dynamo, state, settings::limits, clock),
                        () -> false),
                new Album(
                        new PhotoPipeline(
                                outside.fetcher(),
                                new PhotoStore(outside.s3(), settings.unprocessedBucket()),
                                new Rekognition(outside.rekognition(), settings.unprocessedBucket()),
                                pixels,
                                new PhotoStore(outside.s3(), settings.processedBucket()),
                                budget),
                        effect,
                        budget),
                quota,
                new Replier(x, bot, TEXTS, budget, ledger, clock, sleeper, random),
                new Outages(ledger, sleeper, random),
                new SimpleMeterRegistry(),
                clock,
                sleeper,
                random);
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
                "");
    }

    public Outcome process(Mention mention) {
        return pipeline.process(mention);
    }

    /** Waits for ever when somebody has gone without giving back what is shared. */
    public void takeAllThatIsShared() throws InterruptedException {
        try (var _ = pixels.claim(MEGAPIXELS * 1_000_000L)) {
            quota.acquire("somebody").unused();
        }
    }

    private static Vocabulary vocabulary(Effect effect) {
        var words = new HashMap<Locale, Set<String>>();
        effect.words().forEach((locale, list) -> words.put(locale, Set.copyOf(list)));
        return new Vocabulary(Map.of(effect.name(), words), effect.name());
    }
}
