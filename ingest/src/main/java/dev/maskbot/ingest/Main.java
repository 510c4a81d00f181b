package dev.maskbot.ingest;

import dev.maskbot.ingest.lock.LeaderElector;
import dev.maskbot.ingest.stream.AppClient;
import dev.maskbot.metrics.CloudWatchMetrics;
import dev.maskbot.metrics.Metrics;
import dev.maskbot.runtime.Daemon;
import dev.maskbot.runtime.EarlyParts;
import dev.maskbot.runtime.Health;
import dev.maskbot.runtime.LiveSettings;
import dev.maskbot.runtime.Settings;
import dev.maskbot.runtime.SsmParameterStore;
import dev.maskbot.x.XClient;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The ingestion daemon: mentions from X into Kinesis. It is ready when it stands by; only the holder of the lock works.
 * Clients are left to end with the process.
 */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Daemon.run("ingest", Main::start);
    }

    private static Supplier<Health> start(Daemon daemon) {
        try (var parts = new EarlyParts()) {
            return start(daemon, parts);
        }
    }

    private static Supplier<Health> start(Daemon daemon, EarlyParts parts) {
        var clock = Clock.systemUTC();
        var random = new Random();
        var aws = Apache5HttpClient.create();
        var dynamoDb = parts.make(() -> DynamoDbClient.builder().httpClient(aws).build());
        var kinesis = parts.make(() -> KinesisClient.builder().httpClient(aws).build());
        var cloudWatch =
                parts.make(() -> CloudWatchClient.builder().httpClient(aws).build());
        var http = parts.make(AppClient::http);

        var parameters =
                new SsmParameterStore(SsmClient.builder().httpClient(aws).build());
        var settings = LiveSettings.load(
                () -> IngestSettings.from(Settings.load(System.getenv(), parameters)),
                IngestSettings::rereading,
                Thread::sleep,
                random);
        var api = settings.get().xApiUrl();
        var x = new XClient(api, http.get(), () -> settings.get().credentials(), clock);
        var app = new AppClient(
                api, http.get(), () -> settings.get().credentials().bearerToken());

        var sink = CloudWatchMetrics.of(settings.get().metricsNamespace(), "ingest", cloudWatch);
        var metrics = daemon.own(new Metrics(sink, clock, Thread::sleep, random));
        var ingest = new Ingest(settings, x, app, kinesis.get(), clock, Thread::sleep, random, metrics.registry());
        var elector = daemon.own(new LeaderElector(
                dynamoDb.get(),
                settings.get().stateTable(),
                UUID.randomUUID().toString(),
                ingest,
                uptime(),
                Thread::sleep,
                random));
        Supplier<Optional<Pipeline>> working = () -> elector.term().flatMap(_ -> ingest.current());
        new IngestMeters(working, clock, metrics.registry())
                .register(() -> settings.get().credentialsWritten());
        metrics.start();
        elector.start();
        daemon.own(settings.onChange((before, after) -> {
                    if (!after.connectsLike(before)) {
                        ingest.renew();
                    }
                })
                .start());
        return () -> new Health(
                elector.alive() && working.get().map(Pipeline::alive).orElse(true),
                working.get().map(Pipeline::status).orElse("standing by"));
    }

    /** A clock that nobody sets. */
    private static InstantSource uptime() {
        return () -> Instant.EPOCH.plusNanos(System.nanoTime());
    }
}
