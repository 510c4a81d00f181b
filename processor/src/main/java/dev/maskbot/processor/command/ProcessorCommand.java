package dev.maskbot.processor.command;

import dev.maskbot.processor.paint.PhotoPainter;
import dev.maskbot.runtime.InvalidSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The processor's command line. Results go to stdout, everything else to stderr; settings are the daemon's. {@link
 * ExitCode} lists how commands end.
 */
@Command(
        name = "maskbot-processor",
        description = {
            "Answers mentions and, by a command, tells and changes what became of them.",
            "Settings come from the same environment and parameters as the daemon's."
        },
        footer = {
            "",
            "Without a command it runs, as with `run`.",
            "Exit codes: 0 done; 1 not found, not all done or a check failed; 2 usage;",
            "69 AWS does not answer or does not let us; 70 a bug; 78 settings are wrong."
        },
        synopsisSubcommandLabel = "[COMMAND]")
public final class ProcessorCommand {
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    @Option(names = "--help", scope = CommandLine.ScopeType.INHERIT, usageHelp = true, description = "Show this.")
    private boolean help;

    private ProcessorCommand() {}

    /**
     * Does what the arguments say.
     *
     * @param daemon what `run` does
     * @param deployment asked for by the other commands, once
     * @return the exit code
     */
    public static int execute(
            String[] arguments, Runnable daemon, Supplier<Deployment> deployment, PrintWriter out, PrintWriter err) {
        // As units start it: picocli would take 0.2 s of CPU to find out the same.
        if (arguments.length == 0 || List.of(arguments).equals(List.of("run"))) {
            daemon.run();
            return ExitCode.DONE;
        }
        Supplier<Deployment> quietly = () -> {
            logQuietly();
            return deployment.get();
        };
        return new CommandLine(new ProcessorCommand())
                .addSubcommand(new Run(daemon))
                .addSubcommand(new Explain(quietly))
                .addSubcommand(new Replay(quietly, Thread::sleep))
                .addSubcommand(new Forget(quietly))
                .addSubcommand(new Check(quietly))
                .addSubcommand(new Apply(quietly, () -> {
                    logQuietly();
                    return PhotoPainter.create();
                }))
                .addSubcommand(new DrawContactSheet())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, _) -> complain(e, command))
                .execute(arguments);
    }

    /** To be called before anything logs: that is when Logback reads its configuration. */
    private static void logQuietly() {
        System.setProperty("maskbot.log.target", "System.err");
        System.setProperty("maskbot.log.level", "WARN");
    }

    private static int complain(Exception failure, CommandLine command) throws Exception {
        var err = command.getErr();
        var name = command.getCommandSpec().qualifiedName();
        return switch (failure) {
            case InvalidSettings e -> {
                err.printf("%s: %s%n", name, e.getMessage());
                yield ExitCode.CONFIG;
            }
            case SdkException e -> {
                err.printf(
                        "%s: AWS: %s%nNothing is lost: when that is mended, the same command goes on from there; "
                                + "`check` looks at everything.%n",
                        name, e.getMessage());
                yield ExitCode.UNAVAILABLE;
            }
            default -> {
                failure.printStackTrace(err);
                yield ExitCode.SOFTWARE;
            }
        };
    }
}
