package dev.maskbot.bench;

import dev.maskbot.ingest.intake.Intake;
import dev.maskbot.ingest.intake.PhotoSource;
import dev.maskbot.ingest.publish.KinesisPublisher;
import dev.maskbot.ingest.publish.Watermark;
import dev.maskbot.ingest.stream.AppClient;
import dev.maskbot.ingest.stream.Rule;
import dev.maskbot.ingest.stream.StreamReader;
import dev.maskbot.runtime.Secret;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.kinesis.Limits;
import dev.maskbot.sandbox.kinesis.LocalKinesis;
import dev.maskbot.x.Account;
import dev.maskbot.x.Post;
import dev.maskbot.x.PostId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mentions a second, from X's stream until Kinesis has acknowledged them: ours, and the way of the bot of 2017, which put
 * each post by itself and waited. Both in turn against the same local Kinesis, without its quotas.
 */
final class PutBench {
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;
    private static final int OURS = 30_000;
    private static final int ONE_BY_ONE = 3_000;
    private static final String STREAM = "mentions";

    private PutBench() {}

    /** How many times as fast ours is; the median of the rounds. */
    static double ratio() throws IOException, InterruptedException {
        try (var local = LocalKinesis.start(0, Clock.systemUTC(), Limits.NONE);
                var clients = new AwsClients()) {
            var kinesis = clients.client(KinesisClient.builder(), local.endpoint());
            kinesis.createStream(request -> request.streamName(STREAM).shardCount(4));
            var ratios = new double[ROUNDS];
            for (var round = -WARM_UP; round < ROUNDS; round++) {
                var oneByOne = oneByOne(kinesis);
                var ours = ours(kinesis);
                IO.println("put %s: one by one %.0f/s, ours %.0f/s, ratio %.1f"
                        .formatted(round < 0 ? "warm-up" : "round", oneByOne, ours, ours / oneByOne));
                if (round >= 0) {
                    ratios[round] = ours / oneByOne;
                }
            }
            Arrays.sort(ratios);
            return ratios[ROUNDS / 2];
        }
    }

    private static double oneByOne(KinesisClient kinesis) throws IOException, InterruptedException {
        try (var x = new ReplayedStream(StreamLines.of(ONE_BY_ONE))) {
            var begin = System.nanoTime();
            var stream = AppClient.http()
                    .send(
                            HttpRequest.newBuilder(x.url().resolve("/2/tweets/search/stream"))
                                    .build(),
                            BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                for (var i = 0; i < ONE_BY_ONE; i++) {
                    var post = JsonMapper.shared().readTree(lines.readLine());
                    kinesis.putRecord(request -> request.streamName(STREAM)
                            .partitionKey(post.path("data").path("id").asString())
                            .data(SdkBytes.fromUtf8String(post.toString())));
                }
                return perSecond(ONE_BY_ONE, begin);
            }
        }
    }

    private static double ours(KinesisClient kinesis) throws IOException, InterruptedException {
        var clock = Clock.systemUTC();
        var random = new Random(1);
        var meters = new SimpleMeterRegistry();
        try (var x = new ReplayedStream(StreamLines.of(OURS));
                var publisher = new KinesisPublisher(
                        kinesis, STREAM, new Watermark(new PostId(0)), clock, Thread::sleep, random, meters)) {
            var intake = new Intake(new Account("1", "maskbot"), () -> PhotoSource.OWN, publisher::publish, meters);
            var app = new AppClient(x.url(), AppClient.http(), () -> new Secret("bearer"));
            try (var reader = new StreamReader(app, List::<Rule>of, clock, Thread::sleep, random, meters)) {
                var begin = System.nanoTime();
                publisher.start();
                reader.start(new StreamReader.Listener() {
                    @Override
                    public void connected() {}

                    @Override
                    public void delivered(Post post) throws InterruptedException {
                        intake.take(post);
                    }
                });
                while (meters.counter("mentions.published").count() < OURS) {
                    LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                }
                return perSecond(OURS, begin);
            }
        }
    }

    private static double perSecond(int mentions, long begin) {
        return mentions * 1e9 / (System.nanoTime() - begin);
    }
}
