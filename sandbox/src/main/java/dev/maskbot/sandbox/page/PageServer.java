package dev.maskbot.sandbox.page;

import dev.maskbot.sandbox.aws.StackSettings;
import dev.maskbot.sandbox.fault.FaultInjector;
import dev.maskbot.sandbox.fault.FaultsEndpoint;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.sandbox.x.XEvent;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page to post from, to watch and to break things on: static files, and behind them what they show and do. On
 * loopback only. Thread-safe.
 */
public final class PageServer implements AutoCloseable {
    /**
     * What the page is about.
     *
     * @param kills end a daemon by its name as the kernel would
     * @param processor its jar
     */
    public record World(
            LocalX x,
            User bot,
            Journal journal,
            StackSettings settings,
            FaultInjector faults,
            Map<String, Runnable> kills,
            Path processor,
            InstantSource clock) {}

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int PULSES_KEPT = 300; // five minutes
    private static final int EVENTS_KEPT = 5_000; // some 300 mentions, with what each part did for them

    private static final JsonMapper JSON = JsonMapper.shared();

    private final World world;
    private final Timeline timeline;
    private final List<String> effects;
    private final Crowd crowd;
    private final EventFeed events;
    private final EventFeed pulses;
    private final Progress progress = new Progress();
    private final Parts parts = new Parts();
    private final Javalin server;

    private PageServer(int port, World world) {
        this.world = world;
        this.timeline = new Timeline(world.x(), world.bot());
        this.effects = Effects.names(world.processor());
        this.events = new EventFeed(EVENTS_KEPT, world.clock());
        this.pulses = new EventFeed(PULSES_KEPT, world.clock());
        parts.add(world.x().subscribe(this::see));
        parts.add(world.journal().listen(entry -> {
            progress.hear(entry);
            events.send("entry", Step.of(entry));
        }));
        this.crowd = parts.add(new Crowd(world.x(), world.bot().username(), Crowd.MOST, effects, new Random()));
        parts.add(pulse());
        this.server = Javalin.create(config -> {
                    config.concurrency.useVirtualThreads = true;
                    config.http.compressionStrategy = CompressionStrategy.NONE; // it would hold back events
                    config.startup.showJavalinBanner = false;
                    config.staticFiles.add("/page", Location.CLASSPATH);
                    install(config.routes);
                })
                .start("127.0.0.1", port);
        parts.add(server::stop);
    }

    /**
     * Starts it.
     *
     * @param port 0 for any free one
     */
    public static PageServer start(int port, World world) {
        return new PageServer(port, world);
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

    private void install(RoutesConfig routes) {
        routes.get("/api/about", this::about);
        routes.get("/api/pictures/{name}", PageServer::picture);
        routes.get("/api/posts", context -> json(context, timeline.shown()));
        routes.post("/api/posts", context -> {
            var post = timeline.post(context);
            json(context.status(201), Map.of("id", Long.toString(post.id())));
        });
        routes.delete(
                "/api/posts/{id}",
                context ->
                        world.x().find(Long.parseLong(context.pathParam("id"))).ifPresent(world.x()::delete));
        routes.get("/api/settings", context -> json(context, world.settings().all()));
        routes.put(
                "/api/settings/{name}",
                context -> world.settings()
                        .set(context.pathParam("name"), context.body().strip()));
        routes.get(
                "/api/crowd",
                context -> json(
                        context,
                        Map.of(
                                "perSecond",
                                crowd.perSecond(),
                                "end",
                                crowd.end().orElse(""))));
        routes.put("/api/crowd", context -> crowd.come(Double.parseDouble(context.body())));
        routes.delete(
                "/api/daemons/{name}",
                context -> Optional.ofNullable(world.kills().get(context.pathParam("name")))
                        .orElseThrow(NotFoundResponse::new)
                        .run());
        new FaultsEndpoint(world.faults()).install(routes);
        routes.get("/api/events", events::serve);
        routes.get("/api/pulses", pulses::serve);
        routes.exception(
                IllegalArgumentException.class,
                (e, context) -> context.status(400).result(e.getMessage()));
    }

    private void about(Context context) {
        json(
                context,
                Map.of(
                        "bot",
                        world.bot().username(),
                        "pictures",
                        Pictures.names(),
                        "effects",
                        effects,
                        "crowd",
                        Crowd.MOST_PER_SECOND));
    }

    private static void picture(Context context) {
        var jpeg = Pictures.jpeg(context.pathParam("name")).orElseThrow(NotFoundResponse::new);
        context.contentType("image/jpeg")
                .header("Cache-Control", "max-age=3600")
                .result(jpeg);
    }

    private void see(XEvent event) {
        timeline.see(event);
        switch (event) {
            case XEvent.PostCreated(var post)
            when post.explicitlyMentions(world.bot()) -> progress.mentioned(Long.toString(post.id()), post.createdAt());
            case XEvent.ReplyCreated(var reply, var parent)
            when reply.author().equals(world.bot()) ->
                progress.replied(Long.toString(parent.id()), Long.toString(reply.id()));
            case XEvent.ReplyCreated(var reply, var _)
            when reply.explicitlyMentions(world.bot()) ->
                progress.mentioned(Long.toString(reply.id()), reply.createdAt());
            default -> {} // not counted
        }
    }

    /** Tells how it goes, once a second. */
    private AutoCloseable pulse() {
        var thread = Thread.ofVirtual().name("pulse").start(() -> {
            try {
                while (true) {
                    Thread.sleep(SECOND);
                    pulses.send("snapshot", progress.snapshot(world.clock().instant()));
                }
            } catch (InterruptedException _) {
                // closed
            }
        });
        return thread::interrupt;
    }

    private static void json(Context context, Object body) {
        context.contentType("application/json").result(JSON.writeValueAsBytes(body));
    }

    @Override
    public void close() {
        parts.close();
    }
}
