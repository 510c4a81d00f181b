package dev.maskbot.processor.matrix;

import java.io.IOException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** One instance's client of the buckets in memory. Confined to one simulation. */
record WiredS3(AwsWire wire, World world) implements S3Client {
    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        return wire.call(AwsService.S3, Step.STORED, () -> {
            world.put(request.bucket() + "/" + request.key(), bytes(body));
            return PutObjectResponse.builder().build();
        });
    }

    private static byte[] bytes(RequestBody body) throws IOException {
        try (var stream = body.contentStreamProvider().newStream()) {
            return stream.readAllBytes();
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
