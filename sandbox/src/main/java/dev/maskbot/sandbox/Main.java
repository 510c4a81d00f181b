package dev.maskbot.sandbox;

import com.twitter.twittertext.Extractor;
import dev.maskbot.sandbox.page.PageServer;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.process.DaemonProcess;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.scenario.ScenarioCommand;
import dev.maskbot.sandbox.x.NewPhoto;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The sandbox's command line. */
@Command(
        name = "sandbox/run",
        description = {
            "Runs all of Maskbot on this machine: a local X, a local AWS and both daemons.",
            "Opens a page to post from or, with --out, answers one post and ends."
        },
        subcommands = ScenarioCommand.class,
        sortOptions = false)
final class Main implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "FILE", description = "Answer one post, save the reply's picture here, end.")
    private Path out;

    @Option(names = "--photo", paramLabel = "FILE", description = "JPEG or PNG to post; default: a drawn portrait.")
    private Path photo;

    @Option(names = "--text", defaultValue = "@maskbot please", description = "Words; default: ${DEFAULT-VALUE}.")
    private String text;

    @Option(names = "--port", defaultValue = "8080", description = "Port of the page; default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--aws",
            paramLabel = "URL",
            description = "Use an emulator that runs there (LocalStack, floci, moto) for all but Rekognition.")
    private URI aws;

    @Option(names = "--keep", description = "Keep tables and photos in .sandbox for the next run with --keep.")
    private boolean keep;

    @Option(names = "--watch", description = "Start a daemon anew when its classes change.")
    private boolean watch;

    @Option(
            names = "--debug",
            paramLabel = "DAEMON",
            description = "ingest or processor: let a debugger connect, at port 5005 or 5006.")
    private Set<Daemon> debug = Set.of();

    @Option(names = "--verbose", description = "With --out: show what each part does.")
    private boolean verbose;

    @SuppressWarnings("UnusedVariable") // picocli looks at it
    @Option(names = "--help", usageHelp = true, description = "Show this.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private final Path home = Path.of(System.getProperty("maskbot.home", "."));

    private Main() {}

    /** What can be debugged. */
    private enum Daemon {
        INGEST,
        PROCESSOR
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, _) -> complain(e, 2))
                .setExecutionExceptionHandler((e, _, _) -> complain(e, 1))
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Memory.require(Memory.available());
        try (var parts = new Parts()) {
            Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "close"));
            return out == null ? openPage(parts) : answerOnce(parts);
        }
    }

    private int openPage(Parts parts) throws InterruptedException {
        if (photo != null) {
            throw usage("--photo goes with --out; without it, choose a photo on the page");
        }
        PageServer.requireFree(port);
        var journal = new Journal();
        parts.add(journal.listen(new Console(System.out, coloured())::print));
        var sandbox = start(parts, journal);
        var page = parts.add(PageServer.start(port, sandbox.world()));
        System.out.println("\nOpen " + page.url() + " in a browser. Ctrl-C ends everything.\n");
        sandbox.watch();
        return 0;
    }

    private int answerOnce(Parts parts) throws IOException, InterruptedException {
        var picture = photo == null ? new NewPhoto(Pictures.portrait().jpeg(), "") : readPhoto();
        if (Files.isDirectory(out) || !Files.isDirectory(out.toAbsolutePath().getParent())) {
            throw usage("--out: " + out + " cannot be written: it is a directory or its directory does not exist");
        }
        if (new Extractor().extractMentionedScreennames(text).stream().noneMatch(Sandbox.BOT::equalsIgnoreCase)) {
            throw usage("--text: nobody answers a post that does not mention @" + Sandbox.BOT);
        }
        var journal = new Journal();
        var console = new Console(System.out, coloured());
        parts.add(journal.listen(entry -> {
            if (verbose || !entry.level().equals("INFO")) {
                console.print(entry);
            }
        }));
        var sandbox = start(parts, journal);
        System.out.println("Posting: " + text);
        var answer = Answer.to(sandbox, text, picture);
        if (answer.reply().photos().isEmpty()) {
            throw new IllegalStateException(
                    "the reply has no picture, it says: " + answer.reply().typed());
        }
        Files.write(out, answer.reply().photos().getFirst().image().bytes());
        System.out.printf(
                Locale.ROOT,
                "Reply after %.1f s: %s%nIts picture: %s%n",
                answer.took().toMillis() / 1000.0,
                answer.reply().typed(),
                out);
        return 0;
    }

    private Sandbox start(Parts parts, Journal journal) throws InterruptedException {
        System.out.println("Starting a local X, a local AWS and both daemons");
        var options = new SandboxOptions(
                Optional.ofNullable(aws),
                keep ? Optional.of(home.resolve(".sandbox")) : Optional.empty(),
                watch,
                debug.stream()
                        .map(daemon -> daemon.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
        var sandbox = parts.add(Sandbox.start(home, journal, Clock.systemUTC(), options));
        boolean fromJars = !watch && debug.isEmpty();
        if (fromJars
                && Stream.of("ingest", "processor")
                        .anyMatch(name -> Files.notExists(DaemonProcess.archive(name, home)))) {
            parts.add(() -> System.out.println("Keeping classes ready for the next start, once after a build"));
        }
        return sandbox;
    }

    private NewPhoto readPhoto() {
        try {
            return new NewPhoto(Files.readAllBytes(photo), "");
        } catch (NoSuchFileException _) {
            throw usage("--photo: there is no file " + photo);
        } catch (IOException e) {
            throw usage("--photo: " + photo + " cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw usage("--photo: " + photo + " is no picture to post: " + e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    @SuppressWarnings("SystemConsoleNull") // it is null again since JDK 25, where there is no terminal
    private static boolean coloured() {
        return System.console() != null && System.console().isTerminal() && System.getenv("NO_COLOR") == null;
    }

    private static int complain(Exception e, int exitCode) {
        System.err.println("sandbox: " + e.getMessage());
        return exitCode;
    }
}
