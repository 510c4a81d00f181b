package dev.maskbot.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

final class LocalS3Test {
    @Test
    void object_isGivenBackAsItWasPut() throws Exception {
        try (var local = LocalS3.start();
                var clients = new AwsClients()) {
            var s3 = clients.client(S3Client.builder(), local.endpoint());
            s3.createBucket(request -> request.bucket("photos"));

            s3.putObject(
                    request -> request.bucket("photos").key("1/0").contentType("image/jpeg"),
                    RequestBody.fromString("bytes"));

            var object = s3.getObjectAsBytes(request -> request.bucket("photos").key("1/0"));
            assertThat(object.asUtf8String()).isEqualTo("bytes");
            assertThat(object.response().contentType()).isEqualTo("image/jpeg");
            assertThatThrownBy(() -> s3.getObjectAsBytes(
                            request -> request.bucket("photos").key("absent")))
                    .isInstanceOf(NoSuchKeyException.class);
        }
    }
}
