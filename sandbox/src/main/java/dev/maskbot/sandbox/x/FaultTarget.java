package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.fault.Place;
import dev.maskbot.sandbox.fault.Service;
import dev.maskbot.sandbox.fault.Target;
import dev.maskbot.sandbox.fault.Trigger;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Reads faults that are data in the local X's own terms. Thread-safe. */
record FaultTarget(Faults faults, InstantSource clock) implements Target {
    private static final String PHOTO = "PHOTO";

    @Override
    public Service service() {
        return Service.X;
    }

    @Override
    public List<String> operations() {
        return Stream.concat(Stream.of(Operation.values()).map(Operation::name), Stream.of(PHOTO))
                .toList();
    }

    @Override
    public Runnable install(Place where, Kind what, Trigger trigger) {
        var injections = translate(where, what, trigger).stream()
                .map(fault -> faults.inject(fault, trigger))
                .toList();
        return () -> injections.forEach(Faults.Injection::close);
    }

    private List<? extends Fault> translate(Place where, Kind what, Trigger trigger) {
        if (where.operation().stream().anyMatch(PHOTO::equals)) {
            if (what instanceof Kind.OfPhoto kind) {
                return List.of(new Fault.OfPhoto(kind));
            }
        } else if (what instanceof Kind.OfXCall kind) {
            return Stream.of(Operation.values())
                    .filter(operation -> where.covers(operation.name()))
                    .map(operation -> ofCall(operation, kind, trigger))
                    .toList();
        } else if (what instanceof Kind.OfStream kind && where.covers(Operation.CONNECT_STREAM.name())) {
            return List.of(ofStream(kind, trigger));
        }
        throw new IllegalArgumentException(where + " cannot fail by " + what);
    }

    private Fault ofCall(Operation operation, Kind.OfXCall what, Trigger trigger) {
        return switch (what) {
            case Kind.Throttle(var until) ->
                new Fault.Refused(
                        operation,
                        until.map(time -> Refusal.rateLimited(clock.instant().plus(time)))
                                .orElseGet(Refusal::rateLimited));
            case Kind.Refuse(var status) -> new Fault.Refused(operation, Refusal.of(status));
            case Kind.RefuseAfter(var status) -> new Fault.RefusedAfterEffect(operation, Refusal.of(status));
            case Kind.Latency(var delay) -> new Fault.Delayed(operation, delay);
            case Kind.ResetBefore() -> new Fault.Reset(operation);
            case Kind.ResetAfter() -> new Fault.ResetAfterEffect(operation);
            case Kind.Occupied() -> new Fault.Refused(operation, Refusal.tooManyConnections());
            case Kind.InvalidMedia() -> new Fault.Refused(operation, Refusal.invalidMedia());
            case Kind.IndexLag(var lag, var share) -> new Fault.IndexLag(operation, lag, share, trigger.seed());
        };
    }

    private static Fault ofStream(Kind.OfStream what, Trigger trigger) {
        return switch (what) {
            case Kind.Cut(var ending, var announced) ->
                announced ? new Fault.Cut(Lines.DISCONNECT + "\r\n", of(ending)) : new Fault.Cut(of(ending));
            case Kind.TornPost(var ending) -> new Fault.TornPost(of(ending));
            case Kind.Garbage(var line) ->
                new Fault.Line(
                        switch (line) {
                            case UNKNOWN -> Lines.UNKNOWN;
                            case MALFORMED -> Lines.MALFORMED;
                            case HUGE -> Lines.huge();
                        });
            case Kind.Stall() -> new Fault.Stall();
            case Kind.Drop() -> Fault.Drop.all();
            case Kind.Duplicate() -> new Fault.Duplicate();
            case Kind.Late(var delay) -> new Fault.Late(delay);
            case Kind.Reorder(var posts) -> new Fault.Reorder(posts, new SplittableRandom(trigger.seed()));
            case Kind.Trickle(var bytes, var pause) -> new Fault.Pieces(bytes, pause);
            case Kind.HeldSlot(var time) -> new Fault.HeldSlot(time);
            case Kind.Eviction() -> new Fault.Eviction();
        };
    }

    private static Ending of(Kind.Ending ending) {
        return Ending.valueOf(ending.name());
    }
}
