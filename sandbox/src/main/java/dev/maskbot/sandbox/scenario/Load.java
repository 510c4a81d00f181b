package dev.maskbot.sandbox.scenario;

import java.time.Duration;

/** What people post: so many posts of a corpus, evenly over a time. Immutable. */
record Load(Corpus.Name corpus, int posts, Duration over) {
    Load scaled(double factor) {
        return new Load(corpus, Math.max(1, (int) Math.round(posts * factor)), Scenario.scaled(over, factor));
    }
}
