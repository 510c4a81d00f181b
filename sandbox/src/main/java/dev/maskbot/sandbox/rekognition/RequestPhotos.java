package dev.maskbot.sandbox.rekognition;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Gets the photo of a request, be it in it or in a bucket, and holds it against Rekognition's limits. */
final class RequestPhotos {
    // "Guidelines and quotas in Amazon Rekognition".
    private static final int MAX_BYTES = 5 * 1024 * 1024;
    private static final int MAX_OBJECT_BYTES = 15 * 1024 * 1024;
    private static final int MIN_SIDE = 80;

    private final ObjectReader objects;
    private final NativeWorkers workers;

    RequestPhotos(ObjectReader objects, NativeWorkers workers) {
        this.objects = objects;
        this.workers = workers;
    }

    /**
     * The photo, to be closed by the caller.
     *
     * @param maxSide pixels allowed a side
     */
    Photo open(JsonNode request, int maxSide) throws IOException {
        byte[] bytes = read(request.path("Image"));
        Header header = Header.read(bytes);
        if (Math.min(header.width(), header.height()) < MIN_SIDE) {
            throw ApiException.invalidParameter();
        }
        if (Math.max(header.width(), header.height()) > maxSide) {
            throw ApiException.imageTooLarge("Input image dimensions %d x %d exceed maximum dimension size of %d pixels"
                    .formatted(header.width(), header.height(), maxSide));
        }
        return workers.call(_ -> Photo.decode(bytes, header));
    }

    private byte[] read(JsonNode image) throws IOException {
        boolean inline = image.has("Bytes");
        if (inline == image.has("S3Object")) {
            throw ApiException.invalidParameter();
        }
        byte[] bytes = inline ? image.get("Bytes").binaryValue() : fetch(image.get("S3Object"));
        if (bytes.length > (inline ? MAX_BYTES : MAX_OBJECT_BYTES)) {
            throw ApiException.imageTooLarge("Image size is too large");
        }
        return bytes;
    }

    private byte[] fetch(JsonNode object) throws IOException {
        try {
            return objects.read(
                    object.path("Bucket").asString(""), object.path("Name").asString(""));
        } catch (NoSuchObjectException e) {
            throw ApiException.invalidS3Object();
        }
    }
}
