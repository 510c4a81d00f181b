package dev.maskbot.processor.matrix;

import dev.maskbot.runtime.Secret;
import dev.maskbot.x.XCredentials;

/** Secrets that are easy to find wherever they should not be. */
final class Secrets {
    static final String CANARY = "canary-7f3e";

    private Secrets() {}

    static XCredentials ofX() {
        return new XCredentials(
                new Secret("ck-" + CANARY),
                new Secret("cs-" + CANARY),
                new Secret("at-" + CANARY),
                new Secret("ats-" + CANARY),
                new Secret("b-" + CANARY));
    }
}
