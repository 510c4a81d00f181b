package dev.maskbot.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maskbot.metrics.CloudWatchMetrics;
import dev.maskbot.metrics.Metrics;
import dev.maskbot.processor.ProcessorSettings.Sensitive;
import dev.maskbot.processor.command.Deployment;
import dev.maskbot.processor.command.ProcessorCommand;
import dev.maskbot.processor.consent.OptOuts;
import dev.maskbot.processor.consume.KclClients;
import dev.maskbot.processor.consume.KclConsumer;
import dev.maskbot.processor.consume.LeaseSeed;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.erase.Erasure;
import dev.maskbot.processor.ledger.AnsweredIndex;
import dev.maskbot.processor.ledger.LedgerArchive;
import dev.maskbot.processor.ledger.MalformedRecords;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.limit.AuthorLimits;
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
import dev.maskbot.runtime.Daemon;
import dev.maskbot.runtime.EarlyParts;
import dev.maskbot.runtime.Health;
import dev.maskbot.runtime.LiveSettings;
import dev.maskbot.runtime.Settings;
import dev.maskbot.runtime.SsmParameterStore;
import dev.maskbot.x.BotAccount;
import dev.maskbot.x.XClient;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.kinesis.metrics.MetricsLevel;

/** The KCL consumer: mentions from Kinesis into masked replies. Clients are left to end with the process. */
final class Main {
    // Megabytes of a heap of 384 MB: for photos while they are encoded, and while they are not. So one photo of 12
    // megapixels is decoded at a time (LargePhotosIT), and five are fetched: each may have 20 MB, X's have 5.
    private static final int ENCODED = 160;
    private static final int DECODED = 100;

    /** Rekognition's slowest answers take some seconds. */
    private static final Duration ATTEMPT = Duration.ofSeconds(10);

    private static final Duration CALL = Duration.ofSeconds(25);

    private Main() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.exit(ProcessorCommand.execute(
                args,
                () -> Daemon.run("processor", Main::start),
                Main::deployment,
                new PrintWriter(System.out, true, UTF_8),
                new PrintWriter(System.err, true, UTF_8)));
    }

    /** What commands work on; they ask once, and need no settings that change. */
    private static Deployment deployment() {
        var aws = awsHttp();
        var parameters = new SsmParameterStore(patient(SsmClient.builder(), aws).build());
        var settings = ProcessorSettings.from(Settings.load(System.getenv(), parameters));
        return new Deployment(
                new XClient(settings.xApiUrl(), http(), settings::credentials, Clock.systemUTC()),
                patient(DynamoDbClient.builder(), aws).build(),
                patient(KinesisClient.builder(), aws).build(),
                patient(S3Client.builder(), aws).build(),
                patient(RekognitionClient.builder(), aws).build(),
                settings.stream(),
                settings.leaseTable(),
                settings.ledgerTable(),
                settings.stateTable(),
                settings.unprocessedBucket(),
                settings.processedBucket());
    }

    private static SdkHttpClient awsHttp() {
        // Its 50 would be the limit when calls take long: a mention asks for one or two at a time.
        return Apache5HttpClient.builder().maxConnections(256).build();
    }

    private static Supplier<Health> start(Daemon daemon) throws InterruptedException {
        try (var parts = new EarlyParts()) {
            return start(daemon, parts);
        }
    }

    private static Supplier<Health> start(Daemon daemon, EarlyParts parts) throws InterruptedException {
        var clock = Clock.systemUTC();
        var random = new Random();
        var aws = awsHttp();
        var dynamoDb = parts.make(() -> patient(DynamoDbClient.builder(), aws).build());
        var kinesis = parts.make(() -> KinesisClient.builder().httpClient(aws).build());
        var s3 = parts.make(() -> patient(S3Client.builder(), aws).build());
        var rekognition =
                parts.make(() -> patient(RekognitionClient.builder(), aws).build());
        var cloudWatch =
                parts.make(() -> CloudWatchClient.builder().httpClient(aws).build());
        var kcl = parts.make(KclClients::create);
        var painter = parts.make(PhotoPainter::create);
        var effects = parts.make(Effects::load);
        var http = parts.make(Main::http);

        var parameters =
                new SsmParameterStore(SsmClient.builder().httpClient(aws).build());
        var settings = LiveSettings.load(
                () -> ProcessorSettings.from(Settings.load(System.getenv(), parameters)),
                ProcessorSettings::rereading,
                Thread::sleep,
                random);
        var start = settings.get();

        var dynamo = dynamoDb.get();
        var worker = UUID.randomUUID().toString();
        var leases = parts.begin(
                () -> new LeaseSeed(kinesis.get(), dynamo, start.stream(), start.leaseTable(), worker).plant());
        var state = start.stateTable();
        var quota = daemon.own(
                new PostQuota(dynamo, state, () -> settings.get().postsPerDay(), clock, Thread::sleep, random));
        var budget = new DailyBudget(dynamo, state, () -> settings.get().dollarsPerDay() * 1_000_000L, clock);
        var x = new XClient(start.xApiUrl(), http.get(), () -> settings.get().credentials(), quota::learn, clock);
        var bot = BotAccount.ask(x, clock, Thread::sleep, random);

        var ledger = new ReplyLedger(dynamo, start.ledgerTable(), clock);
        var outages = new Outages(ledger, Thread::sleep, random);
        var unprocessed = new PhotoStore(s3.get(), start.unprocessedBucket());
        var processed = new PhotoStore(s3.get(), start.processedBucket());
        var sink = CloudWatchMetrics.of(start.metricsNamespace(), "processor", cloudWatch);
        var metrics = daemon.own(new Metrics(sink, clock, Thread::sleep, random));
        var photos = new PhotoPipeline(
                new PhotoFetcher(start.photoHosts(), clock, Thread::sleep),
                unprocessed,
                new Rekognition(rekognition.get(), start.unprocessedBucket()),
                painter.get(),
                new MemoryBudget(DECODED),
                processed,
                budget,
                new OwnPictures(dynamo, state, clock),
                new Stages(metrics.registry()));
        var decider = new Decider(
                effects.get().vocabulary(),
                new OptOuts(dynamo, state),
                new AuthorLimits(dynamo, state, () -> settings.get().limits()),
                () -> settings.get().sensitive() == Sensitive.TAKE);
        var replier =
                new Replier(x, bot, new Texts(effects.get().told()), budget, ledger, clock, Thread::sleep, random);
        var archive = new LedgerArchive(dynamo, start.ledgerTable());
        var index = new AnsweredIndex(dynamo, state);
        var erasure = new Erasure(archive, index, List.of(unprocessed, processed));
        var pipeline = new MentionPipeline(
                ledger,
                new Gate(settings, budget, clock, Thread::sleep),
                decider,
                new Album(photos, effects.get(), budget, new MemoryBudget(ENCODED)),
                quota,
                replier,
                new TakeBack(x, ledger, archive, index, erasure, budget, clock, Thread::sleep, random),
                outages,
                metrics.registry(),
                clock,
                Thread::sleep,
                random);

        leases.run();
        var malformed = new MalformedRecords(dynamo, start.ledgerTable(), clock);
        var quarantine = new RecordQuarantine(malformed, outages, metrics.registry());
        var kclMetrics = start.metricsNamespace().isEmpty() ? MetricsLevel.NONE : MetricsLevel.SUMMARY;
        var consumer = daemon.own(new KclConsumer(
                        kcl.get(),
                        start.fanOut(),
                        start.stream(),
                        start.leaseTable(),
                        worker,
                        kclMetrics,
                        pipeline::process,
                        quarantine::take,
                        clock)
                .start());
        new ProcessorMeters(consumer.shards(), outages, quota, budget, metrics.registry()).register();
        metrics.start();
        daemon.own(settings.start());
        return () -> new Health(
                consumer.alive(),
                outages.waiting() == 0
                        ? "consuming %d shards".formatted(consumer.shards().leased())
                        : "waiting: " + outages.status());
    }

    private static HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Without a limit a call that gets no answer lasts for minutes, and with it everything behind it. */
    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B patient(
            B builder, SdkHttpClient http) {
        return builder.httpClient(http)
                .overrideConfiguration(
                        calls -> calls.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL));
    }
}
