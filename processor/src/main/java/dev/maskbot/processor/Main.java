package dev.maskbot.processor;

import dev.maskbot.processor.mask.NinjaMask;
import dev.maskbot.processor.photo.PhotoFetcher;
import dev.maskbot.processor.photo.PhotoStore;
import dev.maskbot.processor.photo.PixelBudget;
import dev.maskbot.processor.photo.Rekognition;
import dev.maskbot.processor.reply.Replier;
import dev.maskbot.processor.reply.ReplyLedger;
import dev.maskbot.runtime.Daemon;
import dev.maskbot.runtime.Health;
import dev.maskbot.runtime.Settings;
import dev.maskbot.runtime.SsmParameterStore;
import dev.maskbot.x.BotAccount;
import dev.maskbot.x.XClient;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The KCL consumer: mentions from Kinesis into masked replies. Clients are left to end with the process. */
final class Main {
    /** Decoding holds a photo twice, with 3 and 4 bytes a pixel: 210 MB, which a heap of 384 MB has room for. */
    private static final int MEGAPIXELS = 30;

    private Main() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        Daemon.run("processor", Main::start);
    }

    private static Supplier<Health> start(Daemon daemon) throws InterruptedException {
        var clock = Clock.systemUTC();
        var random = new Random();
        var aws = Apache5HttpClient.create();
        var ssm = SsmClient.builder().httpClient(aws).build();
        var settings = ProcessorSettings.from(Settings.load(System.getenv(), new SsmParameterStore(ssm)));

        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        var x = new XClient(settings.xApiUrl(), http, settings::credentials, clock);
        var bot = BotAccount.ask(x, clock, Thread::sleep, random);

        var dynamo = DynamoDbClient.builder().httpClient(aws).build();
        var s3 = S3Client.builder().httpClient(aws).build();
        var rekognition = RekognitionClient.builder().httpClient(aws).build();
        var ledger = new ReplyLedger(dynamo, settings.ledgerTable(), clock);
        var photos = new PhotoPipeline(
                new PhotoFetcher(settings.photoHosts(), clock, Thread::sleep),
                new PhotoStore(s3, settings.unprocessedBucket()),
                new Rekognition(rekognition, settings.unprocessedBucket()),
                new PixelBudget(MEGAPIXELS),
                new PhotoStore(s3, settings.processedBucket()));
        var replier = new Replier(x, bot, ledger, clock, Thread::sleep, random);
        var pipeline = new MentionPipeline(ledger, photos, new NinjaMask(), replier, clock, Thread::sleep, random);

        var kinesis = KinesisClient.builder().httpClient(aws).build();
        new LeaseSeed(kinesis, dynamo, settings.stream(), settings.leaseTable()).plant();
        // KCL's own choice is HTTP/2, which only enhanced fan-out needs.
        var async = NettyNioAsyncHttpClient.builder()
                .protocol(Protocol.HTTP1_1)
                .maxConcurrency(64)
                .build();
        var consumer =
                daemon.own(new KclConsumer(async, settings.stream(), settings.leaseTable(), pipeline::process).start());
        return consumer::health;
    }
}
