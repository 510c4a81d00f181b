package dev.maskbot.processor.photo;

import java.util.concurrent.Semaphore;

/**
 * Bounds how many decoded pixels are in memory at once: threads are plenty, memory is not. Safe for use by several
 * threads; served in turn.
 */
public final class PixelBudget {
    private final int megapixels;
    private final Semaphore free;

    public PixelBudget(int megapixels) {
        this.megapixels = megapixels;
        this.free = new Semaphore(megapixels, true);
    }

    /** Waits until there is room for a picture of this size; closing the claim gives the room back. */
    public Claim claim(long pixels) throws InterruptedException {
        // A picture larger than the whole budget waits until it is alone.
        return share((int) Math.min(megapixels, pixels / 1_000_000 + 1));
    }

    /** Waits until there is no other picture, and lets none in until the claim is closed. */
    public Claim claimAll() throws InterruptedException {
        return share(megapixels);
    }

    private Claim share(int share) throws InterruptedException {
        free.acquire(share);
        return () -> free.release(share);
    }

    /** Room for one picture. */
    @FunctionalInterface
    public interface Claim extends AutoCloseable {
        @Override
        void close();
    }
}
