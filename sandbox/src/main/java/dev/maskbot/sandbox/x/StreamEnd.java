package dev.maskbot.sandbox.x;

/** Why a connection to the filtered stream is over. */
public enum StreamEnd {
    /** The client closed it, or cannot be reached any more. */
    CLIENT_LEFT,
    /** The client read so slowly that its buffer was full. */
    SLOW_READER,
    /** X ended it for reasons of its own: a fault that was switched on. */
    CUT,
    /** Another client connected. */
    EVICTED,
    /** By the API of the connections. */
    KILLED,
    /** This X was closed. */
    SHUTDOWN
}
