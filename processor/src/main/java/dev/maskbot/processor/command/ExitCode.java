package dev.maskbot.processor.command;

/** What a command's end says to scripts; the numbers from 64 on are those of sysexits.h. */
final class ExitCode {
    static final int DONE = 0;

    /** Not found, not to be done, not all done, or a check failed: the output says which. */
    static final int NOT_DONE = 1;

    static final int USAGE = 2;

    /** AWS did not answer, or does not let us. */
    static final int UNAVAILABLE = 69;

    /** A bug. */
    static final int SOFTWARE = 70;

    static final int CONFIG = 78;

    private ExitCode() {}
}
