package dev.maskbot.ingest;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/**
 * Ends a process as {@code kill -9} does, as far as the world outside can tell: from a chosen moment on, nothing that it
 * does has an effect any more. Safe for use by several threads.
 */
final class KillSwitch implements ExecutionInterceptor {
    /** When to die. */
    enum Moment {
        /** A post has been read. */
        READ,
        /** A put is about to be sent. */
        PUT,
        /** A put has arrived; its answer has not. */
        ANSWERED
    }

    /** Ends the thread that it is thrown in; nothing of ours catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Set<String> inKinesis;
    private volatile Moment moment;
    private volatile boolean dead;

    /** @param inKinesis to add the key of every record that Kinesis takes to */
    KillSwitch(Set<String> inKinesis) {
        this.inKinesis = inKinesis;
    }

    static Set<String> keys() {
        return ConcurrentHashMap.newKeySet();
    }

    void arm(Moment when) {
        moment = when;
    }

    void die() {
        dead = true;
    }

    boolean isDead() {
        return dead;
    }

    void reached(Moment now) {
        if (moment == now) {
            die();
        }
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        reached(Moment.PUT);
        endIfDead();
    }

    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        if (context.request() instanceof PutRecordsRequest request
                && context.response() instanceof PutRecordsResponse response) {
            for (var i = 0; i < request.records().size(); i++) {
                if (response.records().get(i).errorCode() == null) {
                    inKinesis.add(request.records().get(i).partitionKey());
                }
            }
        }
        reached(Moment.ANSWERED);
        endIfDead();
    }

    private void endIfDead() {
        if (dead) {
            throw new Killed();
        }
    }
}
