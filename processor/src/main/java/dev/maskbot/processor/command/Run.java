package dev.maskbot.processor.command;

import picocli.CommandLine.Command;

/** The daemon, until it is told to stop. */
@Command(name = "run", description = "Answer mentions until SIGTERM; this is what happens without a command, too.")
record Run(Runnable daemon) implements Runnable {
    @Override
    public void run() {
        daemon.run();
    }
}
