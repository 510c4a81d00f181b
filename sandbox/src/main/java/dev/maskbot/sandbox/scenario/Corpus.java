package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.x.LocalX;

/** What people post. Thread-safe. */
interface Corpus {
    /** Of those that are built in. */
    enum Name {
        /** People who ask for a mask on a photo. */
        PHOTOS,
        /** Everything that can be wrong with a post or its photos. */
        HOSTILE
    }

    /** Publishes the post of this number. */
    Offer post(LocalX x, int number);

    static Corpus of(Name name) {
        return switch (name) {
            case PHOTOS -> new PhotoCorpus();
            case HOSTILE -> new HostileCorpus();
        };
    }
}
