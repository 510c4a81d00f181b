package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Counts calls in windows from their first call: of 15 minutes and, what creates something, of a day. Thread-safe. */
final class RateLimiter {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int POSTS_OF_AN_APP = 10_000;
    private static final int UPLOADS_OF_AN_APP = 50_000;
    private static final int DESCRIPTIONS_OF_AN_APP = 50_000;
    private static final int CHUNKS_OF_AN_APP = 180_000;
    private static final int STATUSES_OF_AN_APP = 100_000;

    private final int widerBy;
    private final Windows<Counted> windows;

    /**
     * For one local X.
     *
     * @param widerBy the limits than X's
     */
    RateLimiter(InstantSource clock, int widerBy) {
        this.widerBy = widerBy;
        windows = new Windows<>(clock);
    }

    /** {@code caller} is empty where all of an app's are counted together. */
    private record Counted(String limit, Operation operation, Optional<Caller> caller) {}

    /**
     * Where a caller stands after this call.
     *
     * @param name what the headers that tell it begin with
     * @param remaining negative when the call is one too many
     */
    record Usage(String name, int limit, int remaining, Instant reset) {
        static Usage of(String name, int limit, Windows.Window window) {
            return new Usage(name, limit, limit - window.count(), window.reset());
        }

        /** As headers of an answer. */
        void write(Context ctx) {
            ctx.header(name + "-limit", Integer.toString(limit));
            ctx.header(name + "-remaining", Integer.toString(Math.max(0, remaining)));
            ctx.header(name + "-reset", Long.toString(reset.getEpochSecond()));
        }

        boolean isExceeded() {
            return remaining < 0;
        }
    }

    /** By each limit that there is for this call. */
    List<Usage> count(Operation operation, Caller caller) {
        var quarter = count("x-rate-limit", operation, Optional.of(caller), WINDOW, operation.limit(caller));
        if (!operation.accepts(caller)) {
            return List.of(quarter);
        }
        return switch (operation) {
            case CREATE_POST -> List.of(quarter, ofApp(operation, POSTS_OF_AN_APP));
            case UPLOAD_MEDIA -> ofMedia(quarter, operation, caller, UPLOADS_OF_AN_APP);
            case DESCRIBE_MEDIA -> ofMedia(quarter, operation, caller, DESCRIPTIONS_OF_AN_APP);
            case INITIALIZE_UPLOAD, APPEND_UPLOAD, FINALIZE_UPLOAD ->
                ofMedia(quarter, operation, caller, CHUNKS_OF_AN_APP);
            case READ_UPLOAD_STATUS -> List.of(quarter, ofApp(operation, STATUSES_OF_AN_APP));
            default -> List.of(quarter);
        };
    }

    void clear() {
        windows.clear();
    }

    /** X publishes no limit of a user here; one may take all of the app's. */
    private List<Usage> ofMedia(Usage quarter, Operation operation, Caller caller, int perDay) {
        return List.of(quarter, ofApp(operation, perDay), ofUser(operation, caller, perDay));
    }

    private Usage ofApp(Operation operation, int perDay) {
        return count("x-app-limit-24hour", operation, Optional.empty(), DAY, perDay);
    }

    private Usage ofUser(Operation operation, Caller caller, int perDay) {
        return count("x-user-limit-24hour", operation, Optional.of(caller), DAY, perDay);
    }

    private Usage count(String name, Operation operation, Optional<Caller> caller, Duration length, int perWindow) {
        return Usage.of(name, perWindow * widerBy, windows.add(new Counted(name, operation, caller), length));
    }
}
