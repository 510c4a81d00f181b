package dev.maskbot.sandbox.rekognition;

import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.wire.AwsJsonHandler;
import dev.maskbot.sandbox.wire.Operation;
import io.javalin.Javalin;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rekognition.model.DetectFacesRequest;
import software.amazon.awssdk.services.rekognition.model.DetectModerationLabelsRequest;
import software.amazon.awssdk.services.rekognition.model.ModerationLabel;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;

/**
 * Rekognition on this machine, over its own wire protocol: AWS JSON 1.1, on 127.0.0.1, unsigned or signed by anybody.
 * DetectFaces really finds faces; DetectModerationLabels answers by rules, which at first know the built-in picture
 * "forbidden". Safe for use by several threads.
 */
public final class LocalRekognition implements AutoCloseable {
    /** One chain of the taxonomy 7.0, from its third level up. */
    private static final List<ModerationLabel> EXPLOSION = List.of(
            label("Explosions and Blasts", "Graphic Violence", 3),
            label("Graphic Violence", "Violence", 2),
            label("Violence", "", 1));

    /** About 5 s of work, half of what clients wait. */
    private static final int MAX_REQUESTS = 32;

    private final NativeWorkers workers = new NativeWorkers(Runtime.getRuntime().availableProcessors());
    private final ModerationRules rules = new ModerationRules();
    private final FaceDetector detector = new FaceDetector(workers);
    private final Javalin server;

    private LocalRekognition(ObjectReader objects) {
        var photos = new RequestPhotos(objects);
        var detectFaces = new DetectFaces(photos, workers, detector);
        var detectModerationLabels = new DetectModerationLabels(photos, workers, rules);
        var quota = new Quota(MAX_REQUESTS);
        var operations = new AwsJsonHandler(
                "RekognitionService",
                Map.of(
                        "DetectFaces",
                        new Operation<>(DetectFacesRequest::builder, quota.limit(detectFaces::answer)),
                        "DetectModerationLabels",
                        new Operation<>(
                                DetectModerationLabelsRequest::builder, quota.limit(detectModerationLabels::answer))));
        server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.routes.post("/", operations);
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
     * @throws RekognitionException if it is no JPEG or PNG
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

    private static ModerationLabel label(String name, String parent, int level) {
        return ModerationLabel.builder()
                .name(name)
                .parentName(parent)
                .taxonomyLevel(level)
                .confidence(97.4f)
                .build();
    }

    @Override
    public void close() {
        server.stop();
        workers.close();
    }
}
