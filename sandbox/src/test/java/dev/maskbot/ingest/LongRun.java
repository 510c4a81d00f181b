package dev.maskbot.ingest;

import dev.maskbot.ingest.IngestSettings.Source;
import dev.maskbot.ingest.intake.PhotoSource;
import dev.maskbot.ingest.lock.Term;
import dev.maskbot.ingest.stream.AppClient;
import dev.maskbot.runtime.Secret;
import dev.maskbot.sandbox.VirtualTime;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.kinesis.LocalKinesis;
import dev.maskbot.sandbox.kinesis.StreamRecords;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.NewPhoto;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.sandbox.x.XEvent;
import dev.maskbot.x.PostId;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XCredentials;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * The life of an ingest over days, in a time that the test lets pass: the local X and the local Kinesis over real sockets,
 * one process after the other, and what each leaves to the next. Confined to the test's thread.
 */
final class LongRun implements AutoCloseable {
    /** X lists 800 mentions: what ingest does not know must be among the newest of them, or nobody could find it. */
    private static final int LISTED = 700;

    private static final String STREAM = "mentions";
    private static final Duration QUOTA = Duration.ofSeconds(10); // after it 10 MB may be read again
    private static final Duration STEP = Duration.ofSeconds(20); // less than the watchdog's patience

    final VirtualTime time = new VirtualTime();
    final LocalX x;
    private final LocalKinesis local = LocalKinesis.start(0, time);
    private final AwsClients clients = new AwsClients();
    private final NewPhoto photo = new NewPhoto(Pictures.landscape().jpeg(), "a lake");
    private final Random random;
    private final List<Long> posted = new ArrayList<>();
    private final Set<String> inKinesis = KillSwitch.keys();
    private final List<Instant> kills = new ArrayList<>();
    private Optional<PostId> saved = Optional.empty();
    private int oldestMissing;
    private KillSwitch killSwitch;
    private Pipeline pipeline;

    LongRun(long seed) throws InterruptedException {
        random = new Random(seed);
        x = LocalX.start(LocalXSettings.of(
                        new AppCredentials("ck", "cs", "at", "ats", "bearer"), new User(1, "maskbot", "Maskbot"))
                .withClock(time)
                .withSignatureClock(InstantSource.system())
                .withKeepAlive(Duration.ofMillis(5)));
        x.subscribe(event -> {
            if (event instanceof XEvent.PostDelivered) {
                killSwitch.reached(KillSwitch.Moment.READ);
            }
        });
        var kinesis = clients.client(KinesisClient.builder(), local.endpoint());
        kinesis.createStream(request -> request.streamName(STREAM).shardCount(2));
        kinesis.increaseStreamRetentionPeriod(
                request -> request.streamName(STREAM).retentionPeriodHours(8760));
        begin();
        pass(Duration.ofMinutes(1));
    }

    /** A process starts with what the last one saved. */
    private void begin() throws InterruptedException {
        killSwitch = new KillSwitch(inKinesis);
        var kinesis = clients.client(
                KinesisClient.builder().overrideConfiguration(calls -> calls.addExecutionInterceptor(killSwitch)),
                local.endpoint());
        var credentials = new XCredentials(secret("ck"), secret("cs"), secret("at"), secret("ats"), secret("bearer"));
        var settings = new IngestSettings(
                x.url(),
                credentials,
                Instant.EPOCH,
                STREAM,
                "state",
                Source.STREAM,
                PhotoSource.OWN,
                "",
                Duration.ofMinutes(1));
        var http = AppClient.http();
        pipeline = new Ingest(
                        () -> settings,
                        new XClient(x.url(), http, () -> credentials, time),
                        new AppClient(x.url(), http, credentials::bearerToken),
                        kinesis,
                        time,
                        time,
                        random,
                        new SimpleMeterRegistry())
                .begin(new Term(kills.size() + 1L, saved));
    }

    /** As many mentions as X could still list if none of them came through; some of them with a moment between. */
    void post(int mentions) {
        for (var i = 0; i < mentions && posted.size() - firstMissing() < LISTED; i++) {
            time.jump(Duration.ofMillis(random.nextInt(200)));
            var author = x.findOrCreateUser("user" + random.nextInt(50));
            posted.add(x.post(author, "@maskbot please", List.of(photo), Optional.empty())
                    .id());
            if (i % 50 == 0) {
                waitFor(this::hasAll, Duration.ofMillis(20));
            }
        }
        waitFor(this::hasAll, Duration.ofMillis(20));
        work();
    }

    int posted() {
        return posted.size();
    }

    /** Time passes; what is saved every few seconds is saved. */
    void pass(Duration duration) throws InterruptedException {
        for (var left = duration; left.isPositive(); left = left.minus(STEP)) {
            time.jump(left.compareTo(STEP) < 0 ? left : STEP);
            work();
            save();
        }
    }

    /** Lets time pass until Kinesis has everything, or for so long at most. */
    void settle(Duration atMost) throws InterruptedException {
        var deadline = time.instant().plus(atMost);
        while (!hasAll() && time.instant().isBefore(deadline)) {
            pass(STEP);
        }
    }

    void killAt(KillSwitch.Moment moment) {
        killSwitch.arm(moment);
    }

    /** Kills the process, if that has not happened yet; another starts some time later. */
    void restart(Duration after) throws InterruptedException {
        killSwitch.die();
        pipeline.close();
        kills.add(time.instant());
        time.jump(after);
        begin();
    }

    /** What a renewal of the lock does, unless the process is dead. */
    private void save() {
        var watermark = pipeline.watermark();
        if (!killSwitch.isDead()) {
            saved = watermark;
        }
    }

    /** Gives the threads the real time that they need to do what there is to do now. */
    private void work() {
        waitFor(this::isQuiet, Duration.ofMillis(500));
    }

    private void waitFor(BooleanSupplier condition, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean() && !killSwitch.isDead() && System.nanoTime() < deadline) {
            if (time.sleeps("publish")) {
                time.jump(Duration.ofMillis(100)); // its pace
            }
            LockSupport.parkNanos(100_000);
        }
    }

    private boolean isQuiet() {
        return time.sleeps("sweep")
                && (time.sleeps("read") || hasHeard())
                && pipeline.publisher().waiting() == 0
                && !time.sleeps("publish");
    }

    private boolean hasHeard() {
        var reader = pipeline.reader().orElseThrow();
        return reader.connected() && reader.lastByte().plusSeconds(2).isAfter(time.instant());
    }

    private boolean hasAll() {
        return firstMissing() == posted.size();
    }

    private int firstMissing() {
        while (oldestMissing < posted.size() && inKinesis.contains(Long.toString(posted.get(oldestMissing)))) {
            oldestMissing++;
        }
        return oldestMissing;
    }

    /** How often each mention is in Kinesis, as a consumer finds it. */
    Map<Long, Integer> consumed() {
        var counts = new HashMap<Long, Integer>();
        var kinesis = clients.client(KinesisClient.builder(), local.endpoint());
        StreamRecords.read(kinesis, STREAM, _ -> time.jump(QUOTA))
                .forEach(one -> counts.merge(Long.valueOf(one.partitionKey()), 1, Integer::sum));
        return counts;
    }

    List<Long> mentions() {
        return List.copyOf(posted);
    }

    List<Instant> kills() {
        return List.copyOf(kills);
    }

    private static Secret secret(String value) {
        return new Secret(value);
    }

    @Override
    public void close() {
        killSwitch.die();
        pipeline.close();
        clients.close();
        local.close();
        x.close();
    }
}
