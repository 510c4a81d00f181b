package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /2/tweets/search/stream}: a post a line as it is published, an empty line when nothing is. */
final class StreamEndpoint {
    // How late we may learn that either side has ended the connection.
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final FilteredStream stream;
    private final Rules rules;
    private final Posts posts;
    private final PostJson json;
    private final Events events;
    private final Duration keepAlive;

    StreamEndpoint(FilteredStream stream, Rules rules, Posts posts, PostJson json, Events events, Duration keepAlive) {
        this.stream = stream;
        this.rules = rules;
        this.posts = posts;
        this.json = json;
        this.events = events;
        this.keepAlive = keepAlive;
    }

    void connect(Context ctx, Caller caller) {
        FieldSelection fields = FieldSelection.of(QueryParameters.of(ctx, FieldSelection.PARAMETERS));
        if (rules.list().isEmpty()) {
            throw Problem.noRules().exception();
        }
        StreamConnection connection = stream.connect(ctx.ip())
                .orElseThrow(() -> Problem.tooManyConnections().exception());
        events.publish(new XEvent.StreamConnected(connection.id()));
        try (connection) {
            ctx.res().setContentType("application/json; charset=utf-8");
            ctx.res().flushBuffer();
            pump(connection, fields, ctx.res().getOutputStream(), ClientSocket.of(ctx));
        } catch (IOException _) {
            // The client has gone while we wrote: the slot is free, and nobody is left to tell.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the server stops
        } finally {
            connection.end().ifPresent(why -> events.publish(new XEvent.StreamDisconnected(connection.id(), why)));
        }
    }

    private void pump(StreamConnection connection, FieldSelection fields, OutputStream out, ClientSocket client)
            throws IOException, InterruptedException {
        long lastWrite = System.nanoTime();
        while (connection.isOpen() && !client.isGone()) {
            Duration untilKeepAlive = keepAlive.minusNanos(System.nanoTime() - lastWrite);
            if (!untilKeepAlive.isPositive()) {
                write(out, new byte[0]);
                lastWrite = System.nanoTime();
                continue;
            }
            Optional<StreamConnection.Delivery> delivery =
                    connection.next(untilKeepAlive.compareTo(LOOK) < 0 ? untilKeepAlive : LOOK);
            if (delivery.isPresent()) {
                write(out, line(delivery.get(), fields));
                lastWrite = System.nanoTime();
                events.publish(new XEvent.PostDelivered(
                        delivery.get().post(), delivery.get().rules()));
            }
        }
    }

    private byte[] line(StreamConnection.Delivery delivery, FieldSelection fields) {
        ObjectNode line = PostAnswer.one(json, posts, fields, delivery.post());
        ArrayNode matching = line.putArray("matching_rules");
        for (Rule rule : delivery.rules()) {
            ObjectNode entry = matching.addObject().put("id", Long.toString(rule.id()));
            if (!rule.tag().isEmpty()) {
                entry.put("tag", rule.tag());
            }
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(OutputStream out, byte[] record) throws IOException {
        out.write(record);
        out.write(LINE_END);
        out.flush();
    }
}
