package dev.maskbot.bench;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionCodec;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.sandbox.aws.LocalAws;
import dev.maskbot.sandbox.aws.Stack;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.process.ChildProcess;
import dev.maskbot.sandbox.process.DaemonProcess;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.NewPhoto;
import dev.maskbot.sandbox.x.User;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;

/** A processor as it is deployed, one shard before it, and X and AWS far away. Confined to one thread. */
final class ProcessorRun implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Stack STACK = new Stack("bench");
    private static final Duration TOO_LONG = Duration.ofMinutes(5);

    /** X would let 100 posts through in 15 minutes. */
    private static final int WIDER = 100;

    private final Parts parts = new Parts();
    private final Map<String, Long> claimed = new ConcurrentHashMap<>();
    private final Map<String, Long> settled = new ConcurrentHashMap<>();
    private final NewPhoto portrait = new NewPhoto(Pictures.portrait().jpeg(), "a portrait");
    private final Duration latency;
    private final LocalX x;
    private final LocalAws aws;
    private final URI farX;
    private final ChildProcess process;
    private int authors;
    private volatile boolean ended;
    private volatile boolean closing;

    ProcessorRun(Path home, Duration latency) throws IOException, InterruptedException {
        this.latency = latency;
        var credentials = new AppCredentials("ck1", "cs1", "at1", "ats1", "bearer1");
        x = parts.add(LocalX.start(LocalXSettings.of(credentials, new User(1, "maskbot", "Maskbot"))
                .withLimitsWiderBy(WIDER)));
        aws = parts.add(LocalAws.start(home, CLOCK));
        STACK.create(aws, 1, credentials.parameters());
        farX = route(x.url());
        var journal = new Journal();
        journal.listen(entry -> {
            switch (entry.event()) {
                case "shard.started" -> claimed.put("", System.nanoTime());
                case "mention.claimed" -> claimed.put(entry.fields().get("mention"), System.nanoTime());
                case "mention.settled" -> settled.put(entry.fields().get("mention"), System.nanoTime());
                case DaemonProcess.ENDED -> ended = true;
                default -> {}
            }
            if (!closing && !entry.level().equals("INFO")) {
                System.err.println(entry);
            }
        });
        process = parts.add(DaemonProcess.start("processor", List.of(), home, variables(), journal, CLOCK));
        await(List.of(""), claimed);
    }

    /** The reading of the stream is near: it is no call of a mention. */
    private Map<String, String> variables() throws IOException {
        var variables = new HashMap<>(STACK.processor(aws, farX.toString()));
        for (var service : List.of("DYNAMODB", "REKOGNITION", "S3")) {
            var variable = "AWS_ENDPOINT_URL_" + service;
            variables.put(variable, route(URI.create(variables.get(variable))).toString());
        }
        variables.put("MASKBOT_POSTS_PER_DAY", "10000");
        variables.put("MASKBOT_DOLLARS_PER_DAY", "1000");
        return variables;
    }

    private URI route(URI server) throws IOException {
        return parts.add(DelayedRoute.to(server, latency)).url();
    }

    /** The mean time of a mention from its claim, that call included, to its end, when nothing else is there. */
    Duration oneAfterAnother(int mentions) {
        var total = Duration.ZERO;
        for (var i = 0; i < mentions; i++) {
            var id = put(mention());
            await(List.of(id), settled);
            total = total.plusNanos(settled.get(id) - claimed.get(id)).plus(latency);
        }
        return total.dividedBy(mentions);
    }

    /** How long it takes until so many are settled that are all there at once. */
    Duration backlog(int mentions) {
        var backlog = mentions(mentions);
        var begin = System.nanoTime();
        await(backlog.stream().map(this::put).toList(), settled);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** How long each takes from its being put to its end. */
    List<Duration> steady(int perSecond, Duration duration) {
        var mentions = mentions((int) (perSecond * duration.toSeconds()));
        var put = new HashMap<String, Long>();
        var begin = System.nanoTime();
        for (var mention : mentions) {
            var before = System.nanoTime();
            put.put(put(mention), before);
            LockSupport.parkNanos(begin + put.size() * 1_000_000_000L / perSecond - System.nanoTime());
        }
        await(List.copyOf(put.keySet()), settled);
        var times = new ArrayList<Duration>();
        put.forEach((id, since) -> times.add(Duration.ofNanos(settled.get(id) - since)));
        return times;
    }

    long residentMegabytes() throws IOException {
        var ps = new ProcessBuilder(
                        "ps",
                        "-o",
                        "rss=",
                        "-p",
                        Long.toString(process.command().pid()))
                .start();
        try (var output = ps.inputReader()) {
            return Long.parseLong(output.readLine().strip()) / 1024;
        }
    }

    private List<Mention> mentions(int count) {
        return Stream.generate(this::mention).limit(count).toList();
    }

    /** A post with a photo, by an author of its own. */
    private Mention mention() {
        authors++;
        var author = x.findOrCreateUser("user" + authors);
        var post = x.post(author, "@maskbot please", List.of(portrait), Optional.empty());
        var id = Long.toString(post.id());
        var owner = Long.toString(author.id());
        var url = farX.resolve("/media/" + post.photos().getFirst().name() + ".jpg");
        return new Mention(
                new MentionId(id),
                id,
                id,
                "",
                owner,
                post.createdAt(),
                post.typed(),
                "en",
                false,
                List.of(new PhotoRef(url, owner, "")));
    }

    /** Into the stream; gives its id. */
    private String put(Mention mention) {
        var id = mention.id().value();
        aws.kinesis()
                .putRecord(request -> request.streamName("mentions")
                        .partitionKey(id)
                        .data(SdkBytes.fromByteArray(MentionCodec.encode(mention))));
        return id;
    }

    private void await(List<String> ids, Map<String, Long> times) {
        var begin = System.nanoTime();
        while (!times.keySet().containsAll(ids)) {
            if (ended || System.nanoTime() - begin > TOO_LONG.toNanos()) {
                throw new IllegalStateException("only %d of %d came".formatted(times.size(), ids.size()));
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        closing = true;
        parts.close();
    }
}
