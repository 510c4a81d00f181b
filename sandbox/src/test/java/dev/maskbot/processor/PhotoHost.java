package dev.maskbot.processor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.sandbox.Daemons;
import dev.maskbot.sandbox.Daemons.Instance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** A host of photos beside X's, and mentions of them, which come to the processor without ingest. Confined to one test. */
final class PhotoHost implements AutoCloseable {
    private final Daemons daemons;
    private final HttpServer server;
    private int authors;

    PhotoHost(Daemons daemons) throws IOException {
        this.daemons = daemons;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    void serve(String photo, byte[] bytes) {
        serve(photo, exchange -> answer(exchange, bytes));
    }

    void serve(String photo, HttpHandler handler) {
        server.createContext("/" + photo, handler);
    }

    /** Starts a processor that takes photos from here. */
    Instance processor() {
        return daemons.processor(Map.of("MASKBOT_PHOTO_HOSTS", origin()));
    }

    /** A post with photos from here, by an author of its own. */
    Mention mention(String text, String... photos) {
        authors++;
        var author = daemons.x.findOrCreateUser("user" + authors);
        var post = daemons.x.post(author, text, List.of(), Optional.empty());
        var id = Long.toString(post.id());
        return new Mention(
                new MentionId(id),
                id,
                id,
                Long.toString(author.id()),
                post.createdAt(),
                post.typed(),
                "en",
                false,
                Stream.of(photos)
                        .map(photo -> new PhotoRef(URI.create(origin() + "/" + photo), Long.toString(author.id()), ""))
                        .toList());
    }

    /** Puts records into the stream, all at once and into one shard. */
    void put(Stream<byte[]> records) {
        daemons.aws
                .kinesis()
                .putRecords(request -> request.streamName("mentions")
                        .records(records.map(data -> PutRecordsRequestEntry.builder()
                                        .partitionKey("any")
                                        .data(SdkBytes.fromByteArray(data))
                                        .build())
                                .toList()));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
