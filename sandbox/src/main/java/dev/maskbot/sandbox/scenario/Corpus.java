package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.x.LocalX;
import java.util.function.Consumer;

/** What people post. Thread-safe. */
interface Corpus {
    /** Of those that are built in. */
    enum Name {
        /** People who ask for a mask on a photo. */
        PHOTOS,
        /** Everything that can be wrong with a post or its photos. */
        HOSTILE
    }

    /** Lets people post what has this number, perhaps after waiting for answers; an offer is told of at once. */
    void post(LocalX x, int number, Consumer<Offer> offers) throws InterruptedException;

    static Corpus of(Name name, long seed) {
        return switch (name) {
            case PHOTOS -> new PhotoCorpus();
            case HOSTILE -> new HostileCorpus(seed);
        };
    }
}
