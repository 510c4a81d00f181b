package dev.maskbot.sandbox.x;

/** A way in which X misbehaves, to be switched on in {@link Faults}. */
public sealed interface Fault {
    /** Happens to one call, connection or post at a time, and so can be wanted a number of times. */
    sealed interface Incident extends Fault {}

    /** A call is counted against its limit and then answered with a refusal. */
    record Refused(Operation operation, Refusal refusal) implements Incident {}

    /** A call is counted against its limit and then answered with a TCP reset. */
    record Reset(Operation operation) implements Incident {}
}
