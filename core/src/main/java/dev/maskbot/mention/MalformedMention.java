package dev.maskbot.mention;

/** A record that is no mention, whatever it is: it can be recorded and passed, never repaired. */
public final class MalformedMention extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedMention(String why) {
        super(why);
    }
}
