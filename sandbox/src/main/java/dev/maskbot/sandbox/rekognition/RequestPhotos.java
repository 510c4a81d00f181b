package dev.maskbot.sandbox.rekognition;

import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.services.rekognition.model.Image;
import software.amazon.awssdk.services.rekognition.model.S3Object;

/** Gets the photo of a request, be it in it or in a bucket, and holds it against Rekognition's limits. */
final class RequestPhotos {
    // "Guidelines and quotas in Amazon Rekognition".
    private static final int MAX_BYTES = 5 * 1024 * 1024;
    private static final int MAX_OBJECT_BYTES = 15 * 1024 * 1024;
    private static final int MIN_SIDE = 80;

    private final ObjectReader objects;

    RequestPhotos(ObjectReader objects) {
        this.objects = objects;
    }

    /** @param maxSide pixels allowed a side */
    EncodedPhoto get(Image image, int maxSide) {
        byte[] bytes = read(image);
        Header header = Header.read(bytes);
        if (Math.min(header.width(), header.height()) < MIN_SIDE) {
            throw RekognitionErrors.invalidParameter();
        }
        if (Math.max(header.width(), header.height()) > maxSide) {
            throw RekognitionErrors.imageTooLarge(
                    "Input image dimensions %d x %d exceed maximum dimension size of %d pixels"
                            .formatted(header.width(), header.height(), maxSide));
        }
        return new EncodedPhoto(bytes, header);
    }

    private byte[] read(Image image) {
        if (image == null || (image.bytes() == null) == (image.s3Object() == null)) {
            throw RekognitionErrors.invalidParameter();
        }
        boolean inline = image.bytes() != null;
        byte[] bytes = inline ? image.bytes().asByteArrayUnsafe() : fetch(image.s3Object());
        if (bytes.length > (inline ? MAX_BYTES : MAX_OBJECT_BYTES)) {
            throw RekognitionErrors.imageTooLarge("Image size is too large");
        }
        return bytes;
    }

    private byte[] fetch(S3Object object) {
        try {
            return objects.read(object.bucket(), object.name());
        } catch (NoSuchObjectException e) {
            throw RekognitionErrors.invalidS3Object();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
