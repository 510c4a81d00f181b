package dev.maskbot.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Journal.Entry;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** Sends the journal to browsers (server-sent events), to each for as long as it listens, on the thread of its request. */
record EventFeed(Journal journal) {
    /** Often enough to notice soon that a browser is gone. */
    private static final int KEEP_ALIVE_SECONDS = 5;

    private static final JsonMapper JSON = JsonMapper.shared();

    void serve(Context context) {
        var waiting = new LinkedBlockingQueue<Entry>(); // who writes to the journal must not wait for a browser
        try (var _ = journal.listen(waiting::add)) {
            context.contentType("text/event-stream").header("Cache-Control", "no-store");
            var out = context.res().getOutputStream(); // not Javalin's own stream, which does not pass flush() on
            out.write(":\n\n".getBytes(UTF_8));
            out.flush();
            while (!Thread.currentThread().isInterrupted()) {
                var entry = waiting.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
                var event = entry == null ? ":" : "event: entry\ndata: " + JSON.writeValueAsString(entry);
                out.write((event + "\n\n").getBytes(UTF_8));
                out.flush();
            }
        } catch (IOException _) {
            // the browser is gone
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }
}
