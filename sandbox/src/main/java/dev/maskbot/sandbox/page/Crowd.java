package dev.maskbot.sandbox.page;

import dev.maskbot.sandbox.pictures.Picture;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.x.Draft;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.NewPhoto;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Many people who mention the bot, each once, so many a second, with the built-in pictures; at first nobody.
 * Thread-safe.
 */
final class Crowd implements AutoCloseable {
    /** What the machine bears: a photo is in memory five times, in X and in S3. */
    private static final int MOST = 3_000;

    static final int MOST_PER_SECOND = 100;

    /** Most people show themselves; some pictures have no face, and a few may not be shown. */
    private static final List<String> CHOICE = List.of(
            "portrait", "portrait", "portrait", "portrait", "portrait", "group", "group", "landscape", "forbidden");

    private final LocalX x;
    private final String bot;
    private final List<String> words;
    private final RandomGenerator random;
    private final Map<String, NewPhoto> photos = new ConcurrentHashMap<>(); // drawn once, in memory once
    private final AtomicLong people = new AtomicLong();
    private final Thread thread = Thread.ofVirtual().name("crowd").unstarted(this::run);
    private volatile double perSecond;

    /** Effects are chosen by one of the words. */
    Crowd(LocalX x, String bot, List<String> words, RandomGenerator random) {
        this.x = x;
        this.bot = bot;
        this.words = words;
        this.random = random;
        thread.start();
    }

    double perSecond() {
        return perSecond;
    }

    /** Changes how many come; 0 is nobody. */
    void come(double newPerSecond) {
        if (!(newPerSecond >= 0 && newPerSecond <= MOST_PER_SECOND)) {
            throw new IllegalArgumentException("from 0 to %d mentions a second".formatted(MOST_PER_SECOND));
        }
        perSecond = newPerSecond;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            var rate = perSecond;
            if (rate == 0) {
                LockSupport.park(this);
            } else if (people.get() >= MOST) {
                perSecond = 0;
            } else {
                LockSupport.parkNanos(this, (long) (TimeUnit.SECONDS.toNanos(1) / rate));
                mention();
            }
        }
    }

    private void mention() {
        var person = x.findOrCreateUser("fan" + people.incrementAndGet());
        var text = "@%s %s please".formatted(bot, words.get(random.nextInt(words.size())));
        x.post(Draft.of(person, text).with(photo(CHOICE.get(random.nextInt(CHOICE.size())))));
    }

    private NewPhoto photo(String name) {
        return photos.computeIfAbsent(
                name, _ -> Pictures.named(name).map(Crowd::halved).orElseThrow());
    }

    private static NewPhoto halved(Picture picture) {
        var width = picture.image().getWidth() / 2;
        var height = picture.image().getHeight() / 2;
        var half = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = half.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture.image(), 0, 0, width, height, null);
        graphics.dispose();
        return new NewPhoto(new Picture(picture.name(), half, List.of()).jpeg(), "");
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
