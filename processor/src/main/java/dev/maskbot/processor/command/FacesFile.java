package dev.maskbot.processor.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.maskbot.processor.photo.Box;
import dev.maskbot.processor.photo.Face;
import dev.maskbot.processor.photo.Landmark;
import dev.maskbot.processor.photo.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Faces as {@code aws rekognition detect-faces} prints them; only boxes are required. */
record FacesFile(
        @JsonProperty(value = "FaceDetails", required = true)
        List<Detail> faces) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Rekognition's {@code eyeLeft} and our {@code EYE_LEFT}, without what differs. */
    private static final Map<String, Landmark> LANDMARKS = Stream.of(Landmark.values())
            .collect(Collectors.toMap(
                    landmark -> landmark.name().replace("_", "").toLowerCase(Locale.ROOT), landmark -> landmark));

    private record Detail(
            @JsonProperty(value = "BoundingBox", required = true)
            BoundingBox box,

            @JsonProperty("Landmarks") List<Mark> landmarks,
            @JsonProperty("Pose") Pose pose,
            @JsonProperty("Confidence") double confidence) {
        Face face() {
            var marks = new EnumMap<Landmark, Point>(Landmark.class);
            for (var mark : Objects.requireNonNullElse(landmarks, List.<Mark>of())) {
                var known = LANDMARKS.get(mark.type().toLowerCase(Locale.ROOT));
                if (known != null) {
                    marks.put(known, new Point(mark.x(), mark.y()));
                }
            }
            var turned = Objects.requireNonNullElse(pose, new Pose(0, 0, 0));
            return new Face(
                    new Box(box.left(), box.top(), box.width(), box.height()),
                    marks,
                    turned.roll(),
                    turned.yaw(),
                    turned.pitch(),
                    confidence);
        }
    }

    private record BoundingBox(
            @JsonProperty(value = "Left", required = true) double left,
            @JsonProperty(value = "Top", required = true) double top,
            @JsonProperty(value = "Width", required = true) double width,
            @JsonProperty(value = "Height", required = true) double height) {}

    private record Mark(
            @JsonProperty("Type") String type,
            @JsonProperty("X") double x,
            @JsonProperty("Y") double y) {}

    private record Pose(
            @JsonProperty("Roll") double roll,
            @JsonProperty("Yaw") double yaw,
            @JsonProperty("Pitch") double pitch) {}

    /** @throws tools.jackson.core.JacksonException when it is no such file */
    static List<Face> read(Path file) throws IOException {
        return JSON.readValue(Files.readAllBytes(file), FacesFile.class).faces().stream()
                .map(Detail::face)
                .toList();
    }
}
