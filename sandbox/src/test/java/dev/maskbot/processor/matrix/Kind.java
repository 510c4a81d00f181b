package dev.maskbot.processor.matrix;

/** What goes wrong. */
enum Kind {
    REFUSED(Moment.BEFORE, Sort.SILENCE),
    RESET_NO_EFFECT(Moment.BEFORE, Sort.SILENCE),
    /** A stall, or an answer that drips until the deadline, looks like this to who called. */
    TIMEOUT_NO_EFFECT(Moment.BEFORE, Sort.SILENCE),
    RESET_AFTER_EFFECT(Moment.AFTER, Sort.SILENCE),
    TIMEOUT_AFTER_EFFECT(Moment.AFTER, Sort.SILENCE),
    /** The network keeps the request for some seconds, and delivers it after the caller has given up. */
    LATE_EFFECT(Moment.BEFORE, Sort.SILENCE),
    THROTTLED(Moment.BEFORE, Sort.ANSWER),
    ERROR_5XX(Moment.BEFORE, Sort.ANSWER),
    ERROR_5XX_AFTER_EFFECT(Moment.AFTER, Sort.ANSWER),
    GARBAGE(Moment.BEFORE, Sort.ANSWER),
    GARBAGE_AFTER_EFFECT(Moment.AFTER, Sort.ANSWER),
    UNAUTHORIZED(Moment.BEFORE, Sort.ANSWER),
    FORBIDDEN(Moment.BEFORE, Sort.ANSWER),
    /** What of ours does something throws. */
    BUG(Moment.BEFORE, Sort.ANSWER),
    /** X has these words already. */
    DUPLICATE_AFTER_EFFECT(Moment.AFTER, Sort.ANSWER),
    GONE(Moment.BEFORE, Sort.ANSWER),
    HALT_BEFORE(Moment.BEFORE, Sort.FATE),
    HALT_AFTER(Moment.AFTER, Sort.FATE),
    /** The instance stands still for a minute; others take its leases, and it does not know. */
    PAUSE_60S(Moment.BEFORE, Sort.FATE),
    LEASE_LOST(Moment.BEFORE, Sort.FATE),
    CLOCK_AHEAD(Moment.BEFORE, Sort.FATE),
    CLOCK_BACK(Moment.BEFORE, Sort.FATE),
    STOP(Moment.BEFORE, Sort.FATE);

    /** Whether the call has had its effect then. */
    enum Moment {
        BEFORE,
        AFTER
    }

    /** Whom it befalls. */
    enum Sort {
        /** The caller hears nothing. */
        SILENCE,
        /** The caller hears something else. */
        ANSWER,
        /** The instance itself. */
        FATE
    }

    private final Moment moment;
    private final Sort sort;

    Kind(Moment moment, Sort sort) {
        this.moment = moment;
        this.sort = sort;
    }

    Moment moment() {
        return moment;
    }

    /** Whether the instance is dead then. */
    boolean isHalt() {
        return this == HALT_BEFORE || this == HALT_AFTER;
    }

    Sort sort() {
        return sort;
    }
}
