package dev.maskbot.ingest;

import dev.maskbot.ingest.lock.Work;
import dev.maskbot.ingest.publish.KinesisPublisher;
import dev.maskbot.ingest.publish.Watermark;
import dev.maskbot.ingest.stream.StreamReader;
import dev.maskbot.ingest.sweep.MentionSweep;
import dev.maskbot.x.PostId;
import java.util.Optional;

/**
 * The parts that work while this instance holds the lock. Safe for use by several threads.
 *
 * @param reader absent when the sweep is the only source
 */
record Pipeline(Optional<StreamReader> reader, MentionSweep sweep, KinesisPublisher publisher, Watermark progress)
        implements Work.Running {

    @Override
    public Optional<PostId> watermark() {
        return Optional.of(progress.value());
    }

    /** Whether all threads go on. One that ended by a bug of ours would be missed by nobody else. */
    boolean alive() {
        return reader.map(StreamReader::alive).orElse(true) && sweep.alive() && publisher.alive();
    }

    /** One line for people. */
    String status() {
        return "%s, %d mentions waiting for Kinesis"
                .formatted(reader.map(StreamReader::status).orElse("polling"), publisher.waiting());
    }

    /** Along the flow: what still comes in is let through. */
    @Override
    public void close() {
        reader.ifPresent(StreamReader::close);
        sweep.close();
        publisher.close();
    }
}
