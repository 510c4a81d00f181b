package dev.maskbot.ingest.stream;

/** Why there is no connection, or no longer. */
enum Cause {
    /** X or the network ended it. */
    CUT(Ladder.DROPPED),
    /** X said that it would end it. */
    NOTICE(Ladder.DROPPED),
    /** No byte, or no end of a line, for too long. */
    STALLED(Ladder.DROPPED),
    /** It seemed to live and did not deliver. */
    MISSED(Ladder.DROPPED),
    /** X takes no connection before there are rules; they have been made again since. */
    NO_RULES(Ladder.RULES),
    /** Ours to end: there are other keys. */
    NEW_CREDENTIALS(Ladder.NONE),
    /** TCP, DNS or TLS: X saw nothing of it. */
    UNREACHABLE(Ladder.NETWORK),
    /** 5xx, or an answer that is not X's. */
    SERVER_ERROR(Ladder.SERVER),
    RATE_LIMITED(Ladder.LIMIT),
    /** Another connection has the app's only place. */
    TAKEN(Ladder.PLACE),
    /** Keys, permission or credits: only a person can mend it. */
    REFUSED(Ladder.PERSON);

    private final Ladder ladder;

    Cause(Ladder ladder) {
        this.ladder = ladder;
    }

    Ladder ladder() {
        return ladder;
    }
}
