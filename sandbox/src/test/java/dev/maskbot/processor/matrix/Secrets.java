package dev.maskbot.processor.matrix;

import dev.maskbot.runtime.Secret;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.x.XCredentials;

/** Secrets that are easy to find wherever they should not be. */
final class Secrets {
    static final String CANARY = "canary-7f3e";

    private Secrets() {}

    static AppCredentials ofX() {
        return new AppCredentials("ck-" + CANARY, "cs-" + CANARY, "at-" + CANARY, "ats-" + CANARY, "b-" + CANARY);
    }

    static XCredentials ofProcessor() {
        var x = ofX();
        return new XCredentials(
                new Secret(x.consumerKey()),
                new Secret(x.consumerSecret()),
                new Secret(x.accessToken()),
                new Secret(x.accessTokenSecret()),
                new Secret(x.bearerToken()));
    }
}
