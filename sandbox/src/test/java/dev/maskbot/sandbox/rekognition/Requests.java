package dev.maskbot.sandbox.rekognition;

import dev.maskbot.sandbox.aws.AwsClients;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import javax.imageio.ImageIO;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.Image;

/** What the tests say to the local Rekognition, in the SDK's words. */
final class Requests {
    static final ObjectReader NO_OBJECTS = (bucket, key) -> {
        throw new NoSuchObjectException(bucket, key);
    };

    private static final AwsClients CLIENTS = new AwsClients(); // for as long as the tests run

    private Requests() {}

    static RekognitionClient client(URI endpoint) {
        return CLIENTS.client(RekognitionClient.builder(), endpoint);
    }

    static Image bytes(byte[] bytes) {
        return Image.builder().bytes(SdkBytes.fromByteArray(bytes)).build();
    }

    static Image object(String bucket, String name) {
        return Image.builder()
                .s3Object(object -> object.bucket(bucket).name(name))
                .build();
    }

    /** A PNG of one colour. */
    static byte[] blank(int width, int height) {
        return png(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY));
    }

    static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
