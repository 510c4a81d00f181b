package dev.maskbot.sandbox.page;

import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.NewPhoto;
import dev.maskbot.sandbox.x.Post;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page to post from and to watch: static files, and behind them the posts made here, their replies and what every
 * part does, as it happens. On loopback only. Thread-safe.
 */
public final class PageServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LocalX x;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final Javalin server;

    private PageServer(int port, LocalX x, Journal journal) {
        this.x = x;
        this.server = Javalin.create(config -> {
                    config.concurrency.useVirtualThreads = true;
                    config.http.compressionStrategy = CompressionStrategy.NONE; // it would hold back events
                    config.startup.showJavalinBanner = false;
                    config.staticFiles.add("/page", Location.CLASSPATH);
                    config.routes.get("/api/pictures", PageServer::pictures);
                    config.routes.get("/api/pictures/{name}", PageServer::picture);
                    config.routes.get("/api/posts", this::timeline);
                    config.routes.post("/api/posts", this::post);
                    config.routes.get("/api/events", new EventFeed(journal)::serve);
                    config.routes.exception(
                            IllegalArgumentException.class,
                            (e, context) -> context.status(400).result(e.getMessage()));
                })
                .start("127.0.0.1", port);
    }

    /**
     * Starts it.
     *
     * @param port 0 for any free one
     */
    public static PageServer start(int port, LocalX x, Journal journal) {
        return new PageServer(port, x, journal);
    }

    /**
     * To be asked before anything is started: a port that is taken is the one thing a page can fail for.
     *
     * @throws IllegalStateException when it is taken
     */
    public static void requireFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            // it is free
        } catch (IOException _) {
            throw new IllegalStateException("port " + port + " is in use: choose another with --port");
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private static void pictures(Context context) {
        json(context, Pictures.names());
    }

    private static void picture(Context context) {
        var jpeg = Pictures.jpeg(context.pathParam("name")).orElseThrow(NotFoundResponse::new);
        context.contentType("image/jpeg")
                .header("Cache-Control", "max-age=3600")
                .result(jpeg);
    }

    private void post(Context context) throws IOException {
        var photo = new NewPhoto(photo(context), "");
        var text = Optional.ofNullable(context.formParam("text")).orElse("");
        var post = x.post(x.findOrCreateUser("alice"), text, List.of(photo), Optional.empty());
        posts.addFirst(post);
        json(context.status(201), Map.of("id", Long.toString(post.id())));
    }

    /** The uploaded file or, without one, the built-in picture that is named. */
    private static byte[] photo(Context context) throws IOException {
        var file = context.uploadedFile("photo");
        if (file != null && file.size() > 0) {
            try (var content = file.content()) {
                return content.readAllBytes();
            }
        }
        return Optional.ofNullable(context.formParam("picture"))
                .flatMap(Pictures::jpeg)
                .orElseThrow(() -> new IllegalArgumentException("choose a picture to post"));
    }

    private void timeline(Context context) {
        json(context, posts.stream().map(this::conversation).toList());
    }

    private Map<String, Object> conversation(Post post) {
        return Map.of(
                "post", shown(post),
                "replies", x.replies(post).stream().map(this::shown).toList());
    }

    private Map<String, Object> shown(Post post) {
        return Map.of(
                "id", Long.toString(post.id()), // JavaScript's numbers are too short for it
                "author", post.author().username(),
                "at", post.createdAt().toString(),
                "text", post.typed(),
                "photos",
                        post.photos().stream()
                                .map(photo -> Map.of(
                                        "url", "%s/media/%s.jpg?name=large".formatted(x.url(), photo.name()),
                                        "alt", photo.altText()))
                                .toList());
    }

    private static void json(Context context, Object body) {
        context.contentType("application/json").result(JSON.writeValueAsBytes(body));
    }

    @Override
    public void close() {
        server.stop();
    }
}
