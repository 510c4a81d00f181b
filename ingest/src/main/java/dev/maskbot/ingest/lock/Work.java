package dev.maskbot.ingest.lock;

import dev.maskbot.x.PostId;
import java.util.Optional;

/** What only the holder of the lock may do. */
@FunctionalInterface
public interface Work {
    /**
     * Begins to work, once in each term, on the term's own thread. It may take its time; interruption means that the
     * term is over.
     */
    Running begin(Term term) throws InterruptedException;

    /** Work under way. Safe for use by several threads. */
    interface Running extends AutoCloseable {
        /** The post up to which everything is in Kinesis, if that is known; asked for once more after closing. */
        Optional<PostId> watermark();

        /**
         * Ends the work and drains what is under way. Interruption means that the lock is about to be another's: what
         * is not drained by then is left.
         */
        @Override
        void close();
    }
}
