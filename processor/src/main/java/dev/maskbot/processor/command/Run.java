package dev.maskbot.processor.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The daemon, until it is told to stop. */
@Command(name = "run", description = "Answer mentions until SIGTERM; this is what happens without a command, too.")
final class Run implements Callable<Integer> {
    private final Callable<Integer> daemon;

    Run(Callable<Integer> daemon) {
        this.daemon = daemon;
    }

    @Override
    public Integer call() throws Exception {
        return daemon.call();
    }
}
