package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.scenario.Scene.Script;
import dev.maskbot.sandbox.x.LocalX;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Words that call the bot or only seem to, threads, wishes, media of all kinds and harmful photos, one after the other,
 * over and over. Thread-safe.
 */
final class HostileCorpus implements Corpus {
    private final List<Script> scripts;

    /** The seed brings them into an order: what is only a part of them has some of each kind. */
    HostileCorpus(long seed) {
        var shuffled = new ArrayList<>(scripts());
        Collections.shuffle(shuffled, new Random(seed));
        scripts = List.copyOf(shuffled);
    }

    private static List<Script> scripts() {
        return Stream.of(
                        HostileTexts.scripts(),
                        HostileThreads.scripts(),
                        HostileWishes.scripts(),
                        HostileMedia.scripts(),
                        BrokenPhotos.scripts(),
                        OddPhotos.scripts(),
                        OddFaces.scripts())
                .flatMap(List::stream)
                .toList();
    }

    int size() {
        return scripts.size();
    }

    @Override
    public void post(LocalX x, int number, Consumer<Offer> offers) throws InterruptedException {
        scripts.get(number % scripts.size()).play(new Scene(x, "hostile" + number, offers));
    }
}
