package dev.maskbot.processor.outage;

import java.time.Duration;
import java.util.Optional;

/** Something that every mention needs does not work now: not the mention's fault, and no use in going on. */
public final class SickSystem extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> pause;

    /** One that nobody knows the end of. */
    public SickSystem(String why) {
        this(why, Optional.empty());
    }

    /** One that ends in so much time. */
    public SickSystem(String why, Duration pause) {
        this(why, Optional.of(pause));
    }

    private SickSystem(String why, Optional<Duration> pause) {
        super(why);
        this.pause = pause;
    }

    Optional<Duration> pause() {
        return pause;
    }
}
