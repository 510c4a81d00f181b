package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.fault.Place;
import dev.maskbot.sandbox.fault.Trigger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** How the local X misbehaves at the moment; at first it does not. Several faults can be on at once. Thread-safe. */
public final class Faults {
    private final InstantSource clock;
    private final List<Injection> injections = new CopyOnWriteArrayList<>();

    Faults(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Switches a fault on until it is over or what is returned, or everything, is cleared.
     *
     * @throws IllegalArgumentException if it cannot happen there
     */
    public Injection inject(Fault fault) {
        return inject(fault.where(), fault.what(), Trigger.of(fault, clock));
    }

    Injection inject(Place where, Kind what, Trigger trigger) {
        Places.require(where, what);
        var injection = new Injection(where, what, trigger);
        injection.refusal(); // what X never answers is refused here, not at some call
        injections.add(injection);
        return injection;
    }

    /** What is on now, in the order in which it was switched on. */
    public List<Injection> active() {
        return List.copyOf(injections);
    }

    /** Switches everything off. */
    public void clear() {
        injections.clear();
    }

    /** A fault that is switched on; closing it switches it off. Thread-safe. */
    public final class Injection implements Subscription {
        private final Place where;
        private final Kind what;
        private final Trigger trigger;
        private final SplittableRandom order;

        private Injection(Place where, Kind what, Trigger trigger) {
            this.where = where;
            this.what = what;
            this.trigger = trigger;
            this.order = new SplittableRandom(trigger.seed());
        }

        /** Whether it happens once more. */
        private boolean take() {
            var happens = trigger.fires();
            if (trigger.isOver()) {
                close();
            }
            return happens;
        }

        private boolean is(Class<? extends Kind> kind) {
            return kind.isInstance(what);
        }

        private boolean is(Class<? extends Kind> kind, Operation operation) {
            return is(kind) && where.covers(operation.name());
        }

        /** As X would write it now: how long a limit lasts counts from the call that meets it. */
        private Optional<Refusal> refusal() {
            return what instanceof Kind.OfXRefusal fault && !isOfPhotos()
                    ? Optional.of(Refusal.of(fault, clock.instant()))
                    : Optional.empty();
        }

        private boolean isOfPhotos() {
            return where.equals(Places.PHOTO);
        }

        /** By the id, so that a post is hidden from every call or from none. */
        private boolean hides(Post post, Instant now) {
            return what instanceof Kind.IndexLag(var lag, var share)
                    && now.isBefore(post.createdAt().plus(lag))
                    && new SplittableRandom(trigger.seed() ^ post.id()).nextDouble() < share;
        }

        @Override
        public void close() {
            injections.remove(this);
        }
    }

    /** The first of a kind, which can be at one place only, without letting it happen. */
    <K extends Kind> Optional<K> find(Class<K> kind) {
        return injections.stream()
                .filter(injection -> injection.is(kind) && injection.trigger.isOn())
                .findFirst()
                .map(injection -> kind.cast(injection.what));
    }

    /** The first of a kind, which can be at one place only; it then has happened once more. */
    <K extends Kind> Optional<K> meet(Class<K> kind) {
        return meet(kind, _ -> true);
    }

    /** The first of these that applies; it then has happened once more. */
    <K extends Kind> Optional<K> meet(Class<K> kind, Predicate<? super K> applies) {
        return first(injection -> injection.is(kind) && applies.test(kind.cast(injection.what)))
                .map(injection -> kind.cast(injection.what));
    }

    /** The first of a kind at an operation; it then has happened once more. */
    <K extends Kind> Optional<K> meet(Class<K> kind, Operation operation) {
        return first(injection -> injection.is(kind, operation)).map(injection -> kind.cast(injection.what));
    }

    /** How a call is answered instead of being carried out. */
    Optional<Refusal> refusal(Operation called) {
        return first(injection -> injection.is(Kind.OfXRefusal.class, called) && !injection.is(Kind.RefuseAfter.class))
                .flatMap(Injection::refusal);
    }

    /** How a call is answered that was carried out. */
    Optional<Refusal> refusalAfterEffect(Operation called) {
        return first(injection -> injection.is(Kind.RefuseAfter.class, called)).flatMap(Injection::refusal);
    }

    /** What happens to a photo that is fetched. */
    Optional<Kind.OfPhoto> ofPhoto() {
        return first(injection -> injection.isOfPhotos() && injection.is(Kind.OfPhoto.class))
                .map(injection -> (Kind.OfPhoto) injection.what);
    }

    /** The first that a connection has not met yet, as remembered by the caller; it then has happened once more. */
    Optional<Kind.OfConnection> strike(Set<Injection> met) {
        return first(injection ->
                        injection.is(Kind.OfConnection.class) && injection.trigger.isOn() && met.add(injection))
                .map(injection -> (Kind.OfConnection) injection.what);
    }

    /** Brings posts into another order, if they are to come in another. */
    void reorder(List<?> posts) {
        first(injection -> injection.is(Kind.Reorder.class))
                .ifPresent(injection -> Collections.shuffle(posts, injection.order));
    }

    /** The posts that a list does not have yet. */
    Predicate<Post> hidden(Operation list) {
        var now = clock.instant();
        var lags = injections.stream()
                .filter(injection -> injection.is(Kind.IndexLag.class, list) && injection.trigger.isOn())
                .toList();
        return post -> lags.stream().anyMatch(lag -> lag.hides(post, now));
    }

    private Optional<Injection> first(Predicate<Injection> applies) {
        return injections.stream()
                .filter(injection -> applies.test(injection) && injection.take())
                .findFirst();
    }
}
