package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.wire.ClientSocket;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /2/tweets/search/stream}: a post a line as it is published, an empty line when nothing is. */
final class StreamEndpoint {
    private static final List<String> PARAMETERS = Stream.concat(
                    FieldSelection.STREAM_PARAMETERS.stream(), MissedPosts.PARAMETERS.stream())
            .toList();

    private final FilteredStream stream;
    private final Rules rules;
    private final MissedPosts missed;
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
            MissedPosts missed,
            Posts posts,
            PostJson json,
            Faults faults,
            Bill bill,
            Events events,
            Duration keepAlive,
            InstantSource clock) {
        this.stream = stream;
        this.rules = rules;
        this.missed = missed;
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
        Optional<List<StreamConnection.Delivery>> recovered = missed.recovered(query);
        List<StreamConnection.Delivery> backfilled = missed.backfilled(query);
        if (rules.list().isEmpty()) {
            throw Problem.noRules().exception();
        }
        if (recovered.isPresent()) {
            recover(ctx, recovered.get(), fields);
            return;
        }
        StreamConnection connection = stream.connect(ctx.ip())
                .orElseThrow(() -> Problem.tooManyConnections().exception());
        events.publish(new XEvent.StreamConnected(connection.id()));
        backfilled.forEach(connection::offer);
        try (connection) {
            StreamWriter out = begin(ctx);
            new StreamPump(connection, ClientSocket.of(ctx), out, keepAlive, faults, clock)
                    .run(delivery -> line(delivery, fields), this::delivered);
            out.finish();
        } catch (IOException _) {
            // The client has gone while we wrote: the slot is free, and nobody is left to tell.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the server stops
        } finally {
            connection.end().ifPresent(why -> events.publish(new XEvent.StreamDisconnected(connection.id(), why)));
        }
    }

    /** Beside whoever has the stream: a recovery takes no connection from it. */
    private void recover(Context ctx, List<StreamConnection.Delivery> recovered, FieldSelection fields) {
        try {
            StreamWriter out = begin(ctx);
            for (StreamConnection.Delivery delivery : recovered) {
                out.writeLine(line(delivery, fields));
                delivered(delivery);
            }
            out.finish();
        } catch (IOException _) {
            // The client has gone, and nobody is left to tell.
        }
    }

    private StreamWriter begin(Context ctx) throws IOException {
        ctx.res().setContentType("application/json; charset=utf-8");
        boolean zipped = wantsGzip(ctx) || faults.meet(Kind.UnaskedGzip.class).isPresent();
        if (zipped) {
            ctx.res().setHeader("Content-Encoding", "gzip");
        }
        ctx.res().flushBuffer();
        return StreamWriter.of(ctx.res().getOutputStream(), zipped);
    }

    private void delivered(StreamConnection.Delivery delivery) {
        bill.chargeReads(Bill.Item.POST_READ, List.of(delivery.post()));
        events.publish(new XEvent.PostDelivered(delivery.post(), delivery.rules()));
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
