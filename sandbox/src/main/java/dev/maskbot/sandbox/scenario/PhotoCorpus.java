package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.pictures.Picture;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.x.Draft;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.NewPhoto;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Everybody is an author of their own; one in ten has a photo without a face. Immutable. */
final class PhotoCorpus implements Corpus {
    private static final List<String> WORDS =
            List.of("@maskbot please", "@maskbot do this one", "@maskbot hat", "hey @maskbot frame", "@maskbot");

    /** Small, as most of the work on a photo is by the pixel, and this is not about photos. */
    private static final double SCALE = 0.5;

    private final NewPhoto portrait = small(Pictures.portrait());
    private final NewPhoto landscape = small(Pictures.landscape());

    @Override
    public Offer post(LocalX x, int number) {
        var author = x.findOrCreateUser("person" + number);
        var photo = number % 10 == 9 ? landscape : portrait;
        return new Offer(
                x.post(Draft.of(author, WORDS.get(number % WORDS.size())).with(photo)), true);
    }

    static NewPhoto small(Picture picture) {
        var full = picture.image();
        var small = new BufferedImage(
                (int) (full.getWidth() * SCALE), (int) (full.getHeight() * SCALE), BufferedImage.TYPE_INT_RGB);
        var graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(full, 0, 0, small.getWidth(), small.getHeight(), null);
        graphics.dispose();
        return new NewPhoto(new Picture(picture.name(), small, List.of()).jpeg(), "");
    }
}
