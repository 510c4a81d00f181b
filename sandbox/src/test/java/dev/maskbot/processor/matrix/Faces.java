package dev.maskbot.processor.matrix;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A photo, and what Rekognition says of it. */
final class Faces {
    /** Small: it is decoded and painted thousands of times. */
    static final byte[] JPEG = jpeg();

    static final String NOTHING_TO_MODERATE = "{\"ModerationLabels\":[],\"ModerationModelVersion\":\"7.0\"}";

    static final String ONE = """
            {"FaceDetails":[{"BoundingBox":{"Left":0.3,"Top":0.2,"Width":0.4,"Height":0.5},"Confidence":99.9,
            "Pose":{"Roll":2.0,"Yaw":1.0,"Pitch":1.0},"Landmarks":[
            {"Type":"eyeLeft","X":0.42,"Y":0.4},{"Type":"eyeRight","X":0.58,"Y":0.4},{"Type":"nose","X":0.5,"Y":0.5},
            {"Type":"mouthLeft","X":0.44,"Y":0.6},{"Type":"mouthRight","X":0.56,"Y":0.6}]}]}""";

    private Faces() {}

    private static byte[] jpeg() {
        var picture = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(Color.LIGHT_GRAY);
        brush.fillOval(29, 19, 38, 48);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
