package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.wire.ClientSocket;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /2/tweets/search/stream}: a post a line as it is published, an empty line when nothing is. */
final class StreamEndpoint {
    private static final List<String> PARAMETERS = Stream.concat(
                    FieldSelection.STREAM_PARAMETERS.stream(), Stream.of(Backfill.PARAMETER))
            .toList();

    private final FilteredStream stream;
    private final Rules rules;
    private final Backfill backfill;
    private final Posts posts;
    private final PostJson json;
    private final Faults faults;
    private final Bill bill;
    private final Events events;
    private final Duration keepAlive;
    private final InstantSource clock;

    StreamEndpoint(
            FilteredStream stream,
            Rules rules,
            Backfill backfill,
            Posts posts,
            PostJson json,
            Faults faults,
            Bill bill,
            Events events,
            Duration keepAlive,
            InstantSource clock) {
        this.stream = stream;
        this.rules = rules;
        this.backfill = backfill;
        this.posts = posts;
        this.json = json;
        this.faults = faults;
        this.bill = bill;
        this.events = events;
        this.keepAlive = keepAlive;
        this.clock = clock;
    }

    void connect(Context ctx, Caller caller) {
        QueryParameters query = QueryParameters.of(ctx, PARAMETERS);
        FieldSelection fields = FieldSelection.ofStream(query);
        List<StreamConnection.Delivery> missed = backfill.asked(query);
        if (rules.list().isEmpty()) {
            throw Problem.noRules().exception();
        }
        StreamConnection connection = stream.connect(ctx.ip())
                .orElseThrow(() -> Problem.tooManyConnections().exception());
        events.publish(new XEvent.StreamConnected(connection.id()));
        missed.forEach(connection::offer);
        try (connection) {
            ctx.res().setContentType("application/json; charset=utf-8");
            boolean zipped = wantsGzip(ctx);
            if (zipped) {
                ctx.res().setHeader("Content-Encoding", "gzip");
            }
            ctx.res().flushBuffer();
            ClientSocket client = ClientSocket.of(ctx);
            StreamWriter out = StreamWriter.of(ctx.res().getOutputStream(), zipped);
            new StreamPump(connection, client, out, keepAlive, faults, clock)
                    .run(delivery -> line(delivery, fields), delivery -> {
                        bill.chargeReads(Bill.Item.POST_READ, List.of(delivery.post()));
                        events.publish(new XEvent.PostDelivered(delivery.post(), delivery.rules()));
                    });
            out.finish();
        } catch (IOException _) {
            // The client has gone while we wrote: the slot is free, and nobody is left to tell.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the server stops
        } finally {
            connection.end().ifPresent(why -> events.publish(new XEvent.StreamDisconnected(connection.id(), why)));
        }
    }

    private static boolean wantsGzip(Context ctx) {
        String accepted = ctx.header("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    private String line(StreamConnection.Delivery delivery, FieldSelection fields) {
        ObjectNode line = PostAnswer.one(json, posts, fields, delivery.post());
        ArrayNode matching = line.putArray("matching_rules");
        for (Rule rule : delivery.rules()) {
            ObjectNode entry = matching.addObject().put("id", Long.toString(rule.id()));
            if (!rule.tag().isEmpty()) {
                entry.put("tag", rule.tag());
            }
        }
        return line.toString();
    }
}
