package dev.maskbot.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends events to browsers (server-sent events), to each on the thread of its request, for as long as it listens and
 * keeps up. Who comes, or comes back, is first sent what it has missed, if that is not too long ago. Thread-safe.
 */
final class EventFeed {
    /** Often enough to notice soon that a browser is gone. */
    private static final int KEEP_ALIVE_SECONDS = 5;

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Event(long id, String frame) {}

    private final Deque<Event> kept = new ArrayDeque<>();
    private final List<BlockingQueue<Event>> browsers = new CopyOnWriteArrayList<>();
    private final int size;
    private long last;

    /** One that keeps so many events. Their numbers go up from those of any feed that was started before it. */
    EventFeed(int size, InstantSource clock) {
        this.size = size;
        this.last = TimeUnit.MILLISECONDS.toMicros(clock.millis());
    }

    /** Never waits for a browser. */
    synchronized void send(String name, Object data) {
        var event = new Event(
                ++last, "id: %d\nevent: %s\ndata: %s\n\n".formatted(last, name, JSON.writeValueAsString(data)));
        kept.add(event);
        if (kept.size() > size) {
            kept.remove();
        }
        browsers.removeIf(browser -> !browser.offer(event)); // it comes back, and is told what it has missed
    }

    void serve(Context context) {
        var id = context.header("Last-Event-ID");
        var waiting = enter(id == null ? 0 : Long.parseLong(id));
        try {
            context.contentType("text/event-stream").header("Cache-Control", "no-store");
            var out = context.res().getOutputStream(); // not Javalin's own stream, which does not pass flush() on
            while (browsers.contains(waiting) || !waiting.isEmpty()) {
                var event = waiting.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
                out.write((event == null ? ":\n\n" : event.frame()).getBytes(UTF_8));
                if (waiting.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException _) {
            // the browser is gone
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the server stops
        } finally {
            browsers.remove(waiting);
        }
    }

    private synchronized BlockingQueue<Event> enter(long known) {
        var waiting = new LinkedBlockingQueue<Event>(2 * size);
        kept.stream().filter(event -> event.id() > known).forEach(waiting::add);
        browsers.add(waiting);
        return waiting;
    }
}
