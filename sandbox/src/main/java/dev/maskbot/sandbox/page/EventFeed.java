package dev.maskbot.sandbox.page;

import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Journal.Entry;
import io.javalin.http.sse.SseClient;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** Sends the journal to a browser (server-sent events) for as long as it listens, on the thread of its request. */
final class EventFeed {
    /** Often enough to notice within seconds that a browser is gone. */
    private static final int KEEP_ALIVE_SECONDS = 5;

    private static final JsonMapper JSON = JsonMapper.shared();

    private EventFeed() {}

    static void serve(SseClient browser, Journal journal) {
        var waiting = new LinkedBlockingQueue<Entry>(); // who writes to the journal must not wait for a browser
        try (var _ = journal.listen(waiting::add)) {
            while (!browser.terminated()) {
                var entry = waiting.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
                if (entry == null) {
                    browser.sendComment("alive");
                } else {
                    browser.sendEvent("entry", JSON.writeValueAsString(entry));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }
}
