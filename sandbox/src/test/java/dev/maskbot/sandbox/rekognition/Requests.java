package dev.maskbot.sandbox.rekognition;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import javax.imageio.ImageIO;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.Image;

/** What the tests say to the local Rekognition, in the SDK's words. */
final class Requests {
    static final ObjectReader NO_OBJECTS = (bucket, key) -> {
        throw new NoSuchObjectException(bucket, key);
    };

    private Requests() {}

    static RekognitionClient client(URI endpoint) {
        return RekognitionClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
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
