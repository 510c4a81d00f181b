package dev.maskbot.sandbox;

import static java.util.stream.Collectors.toSet;

import dev.maskbot.sandbox.aws.LocalAws;
import dev.maskbot.sandbox.aws.Stack;
import dev.maskbot.sandbox.kinesis.StreamRecords;
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
import dev.maskbot.sandbox.x.XEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * Daemons as they are deployed but for the compiler of a short life, processes, and the X and the AWS that they share.
 * Confined to one test, and ends with it.
 */
public final class Daemons implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Path HOME = Path.of(System.getProperty("maskbot.home"));
    private static final int SHARDS = 4;
    private static final Stack STACK = new Stack("it");

    public final LocalX x;
    public final LocalAws aws;
    private final List<String> options;
    private final Parts parts = new Parts();
    private final List<String> answered = new CopyOnWriteArrayList<>();
    private final NewPhoto photo = new NewPhoto(Pictures.portrait().jpeg(), "a portrait");

    public Daemons() throws InterruptedException {
        this(SHARDS);
    }

    public Daemons(int shards) throws InterruptedException {
        this(shards, DaemonProcess.SHORT_LIVED);
    }

    /** Those of other options; of none beside their own, as on an instance. */
    public Daemons(int shards, List<String> options) throws InterruptedException {
        this.options = options;
        var credentials = new AppCredentials("ck1", "cs1", "at1", "ats1", "bearer1");
        x = parts.add(LocalX.start(LocalXSettings.of(credentials, new User(1, "maskbot", "Maskbot"))));
        x.subscribe(event -> {
            if (event instanceof XEvent.ReplyCreated(var _, var parent)) {
                answered.add(Long.toString(parent.id()));
            }
        });
        aws = parts.add(LocalAws.start(HOME, CLOCK));
        STACK.create(aws, shards, credentials.parameters());
    }

    /** Starts an ingest with variables beside the usual ones. */
    public Instance ingest(Map<String, String> variables) {
        return new Instance("ingest", STACK.ingest(aws, x.url().toString()), variables);
    }

    public Instance processor() {
        return processor(Map.of());
    }

    /** Starts a processor with variables beside the usual ones. */
    public Instance processor(Map<String, String> variables) {
        return new Instance("processor", STACK.processor(aws, x.url().toString()), variables);
    }

    /** Runs one of the processor's commands, and gives its exit code and what it printed. */
    public Map.Entry<Integer, List<String>> command(String... arguments) throws InterruptedException {
        var command = DaemonProcess.command("processor", options, HOME);
        command.addAll(List.of(arguments));
        var printed = new CopyOnWriteArrayList<String>();
        try (var process =
                ChildProcess.start(command, STACK.processor(aws, x.url().toString()), printed::add)) {
            return Map.entry(process.join(), printed);
        }
    }

    /** Posts mentions, each by another author; gives their ids. */
    public Set<String> post(int mentions) {
        var ids = new TreeSet<String>();
        IntStream.range(0, mentions)
                .mapToObj(i ->
                        x.post(x.findOrCreateUser("user" + i), "@maskbot please", List.of(photo), Optional.empty()))
                .forEach(post -> ids.add(Long.toString(post.id())));
        return ids;
    }

    /** The posts that have a reply, in the order of the replies; one with two replies is there twice. */
    public List<String> answered() {
        return List.copyOf(answered);
    }

    public Set<String> inKinesis() {
        return StreamRecords.read(aws.kinesis(), "mentions", pause -> LockSupport.parkNanos(pause.toNanos())).stream()
                .map(Record::partitionKey)
                .collect(toSet());
    }

    @Override
    public void close() {
        parts.close();
    }

    /** One daemon, and what it says. */
    public final class Instance implements AutoCloseable {
        private final List<Journal.Entry> log = new CopyOnWriteArrayList<>();
        private final Map<String, Long> first = new HashMap<>();
        private final long started = System.nanoTime();
        private final ChildProcess process;

        private Instance(String name, Map<String, String> usual, Map<String, String> variables) {
            var journal = new Journal();
            journal.listen(entry -> {
                first.putIfAbsent(entry.event(), System.nanoTime());
                log.add(entry);
            });
            var environment = new HashMap<>(usual);
            environment.putAll(variables);
            process = parts.add(DaemonProcess.start(name, options, HOME, environment, journal, CLOCK));
        }

        public Instance await(String event) {
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> said(event));
            return this;
        }

        public boolean said(String event) {
            return count(event) > 0;
        }

        public long count(String event) {
            return log.stream().filter(entry -> entry.event().equals(event)).count();
        }

        public long since(String event) {
            return first.get(event) - started;
        }

        public List<Journal.Entry> log() {
            return List.copyOf(log);
        }

        public int join() throws InterruptedException {
            return process.join();
        }

        public void kill() throws InterruptedException {
            process.command().destroyForcibly();
            process.join();
        }

        public Duration terminate() throws InterruptedException {
            var begin = System.nanoTime();
            process.command().destroy();
            process.join();
            return Duration.ofNanos(System.nanoTime() - begin);
        }

        /**
         * Of its own memory at the most so far, in bytes, as Linux counts it: without what it has mapped of files, which
         * Linux takes back when memory is short.
         */
        public long peakMemory() throws IOException {
            var status = Path.of("/proc", Long.toString(process.command().pid()), "status");
            var lines = Files.readAllLines(status);
            return kilobytes("VmHWM:", lines) * 1024 - kilobytes("RssFile:", lines) * 1024;
        }

        private static long kilobytes(String field, List<String> status) {
            return status.stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
