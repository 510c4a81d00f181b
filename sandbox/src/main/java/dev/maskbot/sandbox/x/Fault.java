package dev.maskbot.sandbox.x;

/** A way in which X misbehaves, to be switched on in {@link Faults}. */
public sealed interface Fault {
    /** Happens to one call, connection or post at a time, and so can be wanted a number of times. */
    sealed interface Incident extends Fault {}

    /** Lasts for as long as it is on. */
    sealed interface Condition extends Fault {}

    /** Happens once to each connection to the stream, at once: to the one there is and to those that come. */
    sealed interface Strike extends Incident {}

    /** A call is counted against its limit and then answered with a refusal. */
    record Refused(Operation operation, Refusal refusal) implements Incident {}

    /** A call is counted against its limit and then answered with a TCP reset. */
    record Reset(Operation operation) implements Incident {}

    /** A line arrives that is no post; {@link Lines} has some. */
    record Line(String text) implements Strike {}

    /** The connection ends after some last bytes, which need not be a whole line. */
    record Cut(String lastWords, Ending ending) implements Strike {
        /** Without a word. */
        public Cut(Ending ending) {
            this("", ending);
        }

        /** As X announces it when it can. */
        public static Cut announced() {
            return new Cut(Lines.DISCONNECT + "\r\n", Ending.CLEAN);
        }

        /** In the middle of the line of a made-up post. */
        public static Cut midLine(Ending ending) {
            return new Cut(Lines.MALFORMED, ending);
        }
    }

    /** The stream sends nothing at all, not even keep-alives, while posts wait; the connection stays open. */
    record Stall() implements Condition {}
}
