package dev.maskbot.sandbox.x;

/** How the local X ends a connection to the stream. */
public enum Ending {
    /** The body is complete, as HTTP has it. */
    CLEAN,
    /** The connection is closed (FIN) and the body incomplete. */
    BROKEN,
    /** The connection is reset (RST). */
    RESET,
    /** It is not ended, but nothing comes any more, until the client leaves. */
    SILENT
}
