package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** X's work on an animated GIF, and whether it will succeed. How long it takes is not public. Immutable. */
record Processing(Instant since, boolean succeeds) {
    // X's own example says check_after_secs 1.
    private static final Duration PENDING = Duration.ofSeconds(1);
    private static final Duration WORK = Duration.ofSeconds(3);

    Instant end() {
        return since.plus(WORK);
    }

    /** As X's {@code processing_info}. */
    void describe(ObjectNode info, Instant now) {
        if (!now.isBefore(end())) {
            info.put("state", succeeds ? "succeeded" : "failed").put("progress_percent", 100);
            if (!succeeds) {
                info.putObject("error")
                        .put("code", 1)
                        .put("name", "InvalidMedia")
                        .put("message", "file is invalid");
            }
        } else {
            boolean pending = now.isBefore(since.plus(PENDING));
            info.put("state", pending ? "pending" : "in_progress")
                    .put("check_after_secs", PENDING.toSeconds())
                    .put("progress_percent", progress(now));
        }
    }

    private int progress(Instant now) {
        return (int) (100 * Duration.between(since, now).toMillis() / WORK.toMillis());
    }
}
