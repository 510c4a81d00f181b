package dev.maskbot.processor.matrix;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import software.amazon.kinesis.exceptions.InvalidStateException;
import software.amazon.kinesis.exceptions.KinesisClientLibDependencyException;
import software.amazon.kinesis.exceptions.ShutdownException;
import software.amazon.kinesis.exceptions.ThrottlingException;
import software.amazon.kinesis.processor.RecordProcessorCheckpointer;

/**
 * KCL's, for one shard in one term of its lease: a conditional write, which may fail in all of KCL's ways. Confined to one
 * simulation.
 */
final class Checkpointer implements InvocationHandler {
    private final Shard shard;
    private final int term;
    private final Wire wire;
    private final HistoryCheck history;
    private int delivered;
    private boolean atEnd;

    Checkpointer(Shard shard, int term, Wire wire, HistoryCheck history) {
        this.shard = shard;
        this.term = term;
        this.wire = wire;
        this.history = history;
    }

    RecordProcessorCheckpointer proxy() {
        return (RecordProcessorCheckpointer) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RecordProcessorCheckpointer.class}, this);
    }

    /** So many records of the shard have been handed over. */
    void delivered(int count) {
        delivered = count;
    }

    void atEnd() {
        atEnd = true;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (!method.getName().equals("checkpoint")) {
            throw new UnsupportedOperationException(method.getName());
        }
        var failure = wire.carry(Step.CHECKPOINTED, () -> write(arguments), Checkpointer::failure);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return null;
    }

    private Optional<Exception> write(Object[] arguments) {
        if (!shard.isHeld(term)) {
            return Optional.of(new ShutdownException("Can't update checkpoint - instance doesn't hold the lease"));
        }
        if (arguments == null && atEnd) {
            history.checkpointed(shard, shard.records().size());
            shard.end();
            return Optional.empty();
        }
        var count = arguments == null ? delivered : Integer.parseInt((String) arguments[0]);
        if (count < shard.checkpoint() || count > delivered) {
            throw new IllegalArgumentException("Could not checkpoint at " + count);
        }
        history.checkpointed(shard, count);
        shard.checkpoint(count);
        return Optional.empty();
    }

    private static Optional<Exception> failure(Kind kind) {
        return Optional.of(
                switch (kind) {
                    case THROTTLED -> new ThrottlingException("Exceeded");
                    case ERROR_5XX, ERROR_5XX_AFTER_EFFECT -> new KinesisClientLibDependencyException("Unavailable");
                    case GARBAGE -> new InvalidStateException("The lease table is not there");
                    default -> throw new IllegalArgumentException(kind + " is nothing for a checkpoint");
                });
    }
}
