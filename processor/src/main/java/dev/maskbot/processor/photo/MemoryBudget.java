package dev.maskbot.processor.photo;

import java.util.concurrent.Semaphore;

/**
 * Bounds how much memory photos take at once: threads are plenty, memory is not. Safe for use by several threads; served
 * in turn.
 */
public final class MemoryBudget {
    private final int kilobytes;
    private final Semaphore free;

    public MemoryBudget(int megabytes) {
        this.kilobytes = megabytes * 1000;
        this.free = new Semaphore(kilobytes, true);
    }

    /** Waits until there are so many bytes. Who wants more than there are waits until it is alone. */
    public Claim claim(long bytes) throws InterruptedException {
        int share = share(bytes);
        free.acquire(share);
        return new Claim(share);
    }

    /** Waits until nobody else has any, and gives none to others until the claim is closed. */
    public Claim claimAll() throws InterruptedException {
        return claim(Long.MAX_VALUE);
    }

    private int share(long bytes) {
        return (int) Math.min(kilobytes, bytes / 1000 + 1);
    }

    /** A share of the memory; closing gives it back. Confined to one thread. */
    public final class Claim implements AutoCloseable {
        private int share;

        private Claim(int share) {
            this.share = share;
        }

        /** Gives back all but so many bytes; never takes more. */
        public void keep(long bytes) {
            int kept = Math.min(share, share(bytes));
            free.release(share - kept);
            share = kept;
        }

        @Override
        public void close() {
            free.release(share);
            share = 0;
        }
    }
}
