package dev.maskbot.processor.matrix;

/** Where something can go wrong on the way of a mention; those of one call in the order in which it passes them. */
enum Step {
    DELIVERED,
    DECODED,
    CLAIMED,
    /** Opt-outs and limits are asked. */
    DECIDED,
    FETCHED,
    /** In one of the buckets. */
    STORED,
    MODERATED,
    FACES_FOUND,
    /** The bot's own pictures are asked for, or are one more. */
    RECOGNISED,
    /** It is counted against the mention before its bytes are decoded, or taken back. */
    RISKED,
    PAINTED,
    UPLOADED,
    DESCRIBED,
    /** The ledger knows that the reply is ready. */
    PREPARED,
    /** Its conversation has it as one that may have a reply. */
    REMEMBERED,
    /** A permit to post is taken, or X's word about the next ones is noted. */
    METERED,
    /** The money is counted. */
    SPENT,
    /** The ledger knows that the reply is about to be sent. */
    MARKED,
    SENT,
    ANSWERED,
    /** After a doubt: the bot's timeline is read. */
    RECONCILED,
    SETTLED,
    /** The batch is judged. */
    PREFIX,
    CHECKPOINTED
}
