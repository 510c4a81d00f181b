package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.pictures.Picture;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.NewPhoto;
import java.util.List;
import java.util.function.Consumer;

/** Everybody is an author of their own; one in ten has a photo without a face. Immutable. */
final class PhotoCorpus implements Corpus {
    private static final List<String> WORDS =
            List.of("@maskbot please", "@maskbot do this one", "@maskbot hat", "hey @maskbot frame", "@maskbot");

    /** Small, as most of the work on a photo is by the pixel, and this is not about photos. */
    private static final double SCALE = 0.5;

    private final NewPhoto portrait = small(Pictures.portrait());
    private final NewPhoto landscape = small(Pictures.landscape());

    @Override
    public void post(LocalX x, int number, Consumer<Offer> offers) {
        var scene = new Scene(x, "person" + number, offers);
        var words = WORDS.get(number % WORDS.size());
        if (number % 10 == 9) {
            scene.summon(scene.draft(words, landscape), "NO_FACE");
        } else {
            scene.summon(scene.draft(words, portrait), "MASKED");
        }
    }

    static NewPhoto small(Picture picture) {
        return new NewPhoto(new Picture(picture.name(), Collage.scaled(picture.image(), SCALE), List.of()).jpeg(), "");
    }
}
