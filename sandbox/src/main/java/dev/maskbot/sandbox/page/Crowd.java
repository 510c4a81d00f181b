package dev.maskbot.sandbox.page;

import dev.maskbot.sandbox.pictures.Picture;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.x.Draft;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.NewPhoto;
import dev.maskbot.sandbox.x.User;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    static final int MOST = 3_000;

    static final int MOST_PER_SECOND = 100;

    /** Most people show themselves; some pictures have no face, and a few may not be shown. */
    private static final List<String> CHOICE = List.of(
            "portrait", "portrait", "portrait", "portrait", "portrait", "group", "group", "landscape", "forbidden");

    private static final String NAME = "fan";
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LocalX x;
    private final String bot;
    private final int most;
    private final List<String> words;
    private final RandomGenerator random;
    private final Map<String, NewPhoto> photos = new ConcurrentHashMap<>(); // drawn once, in memory once
    private final AtomicLong people = new AtomicLong();
    private final Thread thread = Thread.ofVirtual().name("crowd").unstarted(this::run);
    private volatile double perSecond;

    /** At most so many people, all in all; effects are chosen by one of the words. */
    Crowd(LocalX x, String bot, int most, List<String> words, RandomGenerator random) {
        this.x = x;
        this.most = most;
        this.bot = bot;
        this.words = words;
        this.random = random;
        thread.start();
    }

    /** Whether this is one of them. */
    static boolean has(User user) {
        return user.username().matches(NAME + "\\d+");
    }

    double perSecond() {
        return perSecond;
    }

    /** Why nobody comes any more; empty as long as somebody can. */
    Optional<String> end() {
        return people.get() < most
                ? Optional.empty()
                : Optional.of("all %d people of the crowd have come: a new sandbox has new ones".formatted(most));
    }

    /** Changes how many come; 0 is nobody. */
    void come(double newPerSecond) {
        if (!(newPerSecond >= 0 && newPerSecond <= MOST_PER_SECOND)) {
            throw new IllegalArgumentException("from 0 to %d mentions a second".formatted(MOST_PER_SECOND));
        }
        if (newPerSecond > 0) {
            end().ifPresent(why -> {
                throw new IllegalArgumentException(why);
            });
        }
        perSecond = newPerSecond;
        LockSupport.unpark(thread);
    }

    private void run() {
        var last = System.nanoTime(); // when somebody came or, if that took long, should have
        while (!Thread.currentThread().isInterrupted()) {
            var rate = perSecond;
            var now = System.nanoTime();
            var pause = last + (long) (SECOND / rate) - now;
            if (rate == 0) {
                LockSupport.park(this);
                last = System.nanoTime();
            } else if (end().isPresent()) {
                perSecond = 0;
            } else if (pause > 0) {
                LockSupport.parkNanos(this, pause); // and look again: the rate may have changed
            } else {
                last = Math.max(now + pause, now - SECOND); // catches up with a second, not with minutes
                mention();
            }
        }
    }

    private void mention() {
        var person = x.findOrCreateUser(NAME + people.incrementAndGet());
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
