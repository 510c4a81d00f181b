package dev.maskbot.sandbox.x;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What X would ask for everything that was called here, in dollars, at its list prices; and the credits there are to pay
 * it, at first as many as it takes. Thread-safe.
 */
public final class Bill {
    /** What costs something. X's pay-per-use prices. */
    public enum Item {
        POST_READ("0.005"),
        /** By the account that owns the app, or the app, from the account's own timeline. */
        MENTION_READ("0.001"),
        USER_READ("0.010"),
        POST_CREATED("0.015"),
        /** A reply to who asked for it. */
        REPLY_CREATED("0.010"),
        POST_WITH_LINK_CREATED("0.200"),
        POST_DELETED("0.010"),
        MEDIA_DESCRIBED("0.005");

        private final BigDecimal price;

        Item(String price) {
            this.price = new BigDecimal(price);
        }

        public BigDecimal price() {
            return price;
        }
    }

    private final InstantSource clock;
    private final Map<Item, Integer> counts = new EnumMap<>(Item.class);
    private final Set<Long> readToday = new HashSet<>();
    private LocalDate today = LocalDate.MIN;
    private Optional<BigDecimal> credits = Optional.empty();

    Bill(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void charge(Item item) {
        counts.merge(item, 1, Integer::sum);
    }

    /** X: what is read again on the same day, by UTC, is not paid again. */
    synchronized void chargeReads(Item item, Collection<Post> posts) {
        var day = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        if (!day.equals(today)) {
            today = day;
            readToday.clear();
        }
        posts.stream().filter(post -> readToday.add(post.id())).forEach(_ -> charge(item));
    }

    /** How often each was charged. */
    public synchronized Map<Item, Integer> counts() {
        return Map.copyOf(counts);
    }

    public synchronized BigDecimal dollars() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey().price().multiply(BigDecimal.valueOf(entry.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** From now on calls are refused (402) when this has been spent. */
    public synchronized void limit(BigDecimal newCredits) {
        credits = Optional.of(newCredits);
    }

    synchronized void clear() {
        counts.clear();
        readToday.clear();
        credits = Optional.empty();
    }

    synchronized boolean isBeyondCredits() {
        return credits.filter(limit -> dollars().compareTo(limit) >= 0).isPresent();
    }
}
