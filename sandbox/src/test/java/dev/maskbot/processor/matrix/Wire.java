package dev.maskbot.processor.matrix;

import dev.maskbot.processor.matrix.Kind.Moment;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/** All that an instance has of the world outside: what it asks for passes here, and fails here. */
record Wire(Simulation simulation, Trouble trouble, Life life) {
    /** Less than the SDK's and our own deadlines, which run in real time. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Less than {@code ReplyLedger.SENDING}, by which what was sent has arrived or never will. */
    private static final Duration LATE = Duration.ofSeconds(17);

    /** What has an effect on the world. */
    @FunctionalInterface
    interface Effect<T> {
        T happen() throws IOException;
    }

    /**
     * Passes on what is done at a step, or not.
     *
     * @param otherwise what is answered instead
     */
    <T> T carry(Step step, Effect<T> effect, Function<Kind, T> otherwise) throws IOException {
        life.pass();
        var fault = trouble.meet(step);
        if (fault.isEmpty()) {
            var answer = effect.happen();
            life.pass();
            return answer;
        }
        return switch (fault.get().sort()) {
            case SILENCE -> throw unheard(fault.get(), effect);
            case ANSWER -> {
                if (fault.get().moment() == Moment.AFTER) {
                    effect.happen();
                }
                yield otherwise.apply(fault.get());
            }
            case FATE -> befall(fault.get(), effect);
        };
    }

    private <T> IOException unheard(Kind kind, Effect<T> effect) throws IOException {
        if (kind.moment() == Moment.AFTER) {
            effect.happen();
        }
        if (kind == Kind.LATE_EFFECT) {
            simulation.start("late", () -> late(effect));
        }
        return silence(kind);
    }

    private <T> T befall(Kind kind, Effect<T> effect) throws IOException {
        if (kind == Kind.HALT_AFTER) {
            effect.happen();
        }
        if (kind.isHalt()) {
            throw life.die();
        }
        life.befall(kind);
        life.pass();
        var answer = effect.happen();
        life.pass();
        return answer;
    }

    private <T> void late(Effect<T> effect) {
        try {
            simulation.sleep(LATE);
            effect.happen();
        } catch (IOException | SdkException | Killed _) {
            // nobody hears of it
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private IOException silence(Kind kind) {
        return switch (kind) {
            case REFUSED -> new ConnectException("Connection refused");
            case TIMEOUT_NO_EFFECT, TIMEOUT_AFTER_EFFECT, LATE_EFFECT -> timeout();
            default -> new SocketException("Connection reset");
        };
    }

    private IOException timeout() {
        try {
            simulation.sleep(TIMEOUT);
            life.pass();
            return new SocketTimeoutException("Read timed out");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new InterruptedIOException("interrupted");
        }
    }
}
