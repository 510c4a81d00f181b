package dev.maskbot.sandbox.rekognition;

import dev.maskbot.sandbox.pictures.Pictures;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rekognition on this machine, over its own wire protocol: AWS JSON 1.1, on 127.0.0.1, unsigned or signed by anybody.
 * DetectFaces really finds faces; DetectModerationLabels answers by rules, which at first know the built-in picture
 * "forbidden". Safe for use by several threads.
 */
public final class LocalRekognition implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalRekognition.class);
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .build();

    /** One chain of the taxonomy 7.0, from its third level up. */
    private static final List<ModerationLabel> EXPLOSION = List.of(
            new ModerationLabel("Explosions and Blasts", "Graphic Violence", 3, 97.4),
            new ModerationLabel("Graphic Violence", "Violence", 2, 97.4),
            new ModerationLabel("Violence", "", 1, 97.4));

    private final NativeWorkers workers;
    private final ModerationRules rules = new ModerationRules();
    private final FaceDetector detector;
    private final DetectFaces detectFaces;
    private final DetectModerationLabels detectModerationLabels;
    private final Javalin server;

    private LocalRekognition(ObjectReader objects) {
        workers = new NativeWorkers(Runtime.getRuntime().availableProcessors());
        detector = new FaceDetector(workers);
        RequestPhotos photos = new RequestPhotos(objects, workers);
        detectFaces = new DetectFaces(photos, detector);
        detectModerationLabels = new DetectModerationLabels(photos, workers, rules);
        server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.routes.post("/", this::answer);
            config.routes.exception(ApiException.class, (e, context) -> refuse(context, 400, e.type(), e));
            config.routes.exception(
                    JacksonException.class, (e, context) -> refuse(context, 400, "SerializationException", e));
            config.routes.exception(Exception.class, (e, context) -> {
                log.atError().setCause(e).log("rekognition.failed");
                refuse(context, 500, "InternalServerError", e);
            });
        });
    }

    /**
     * Starts it. Before it listens, libraries and cascades are loaded and a face has been found once.
     *
     * @param port 0 for any free one
     * @param objects for photos that a request names by bucket and key
     */
    public static LocalRekognition start(int port, ObjectReader objects) {
        LocalRekognition rekognition = new LocalRekognition(objects);
        try {
            rekognition.moderate(Pictures.forbidden().jpeg(), EXPLOSION);
            try (Photo portrait = rekognition.open(Pictures.portrait().jpeg())) {
                rekognition.detector.detect(portrait);
            }
            rekognition.server.start("127.0.0.1", port);
            return rekognition;
        } catch (RuntimeException e) {
            rekognition.close();
            throw e;
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /**
     * From now on, gives these labels to a picture and to all that look like it, however encoded or scaled.
     *
     * @throws IllegalArgumentException if it is no JPEG or PNG
     */
    public void moderate(byte[] picture, List<ModerationLabel> labels) {
        try (Photo photo = open(picture)) {
            rules.add(workers.call(_ -> PerceptualHash.of(photo)), labels);
        }
    }

    /** Forgets every rule, also the one for the built-in picture. */
    public void clearModeration() {
        rules.clear();
    }

    private Photo open(byte[] picture) {
        return workers.call(_ -> Photo.decode(picture, Header.read(picture)));
    }

    private void answer(Context context) throws IOException {
        JsonNode request = JSON.readTree(context.bodyInputStream());
        Object answer = switch (context.header("X-Amz-Target")) {
            case "RekognitionService.DetectFaces" -> detectFaces.answer(request);
            case "RekognitionService.DetectModerationLabels" -> detectModerationLabels.answer(request);
            case null, default -> throw ApiException.unknownOperation();
        };
        respond(context, 200, answer);
    }

    private static void refuse(Context context, int status, String type, Exception e) {
        respond(context, status, Map.of("__type", type, "Message", String.valueOf(e.getMessage())));
    }

    private static void respond(Context context, int status, Object body) {
        context.status(status)
                .contentType(CONTENT_TYPE)
                .header("x-amzn-RequestId", UUID.randomUUID().toString())
                .result(JSON.writeValueAsBytes(body));
    }

    @Override
    public void close() {
        server.stop();
        workers.close();
    }
}
