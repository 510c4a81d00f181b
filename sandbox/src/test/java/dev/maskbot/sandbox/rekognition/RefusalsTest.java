package dev.maskbot.sandbox.rekognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maskbot.sandbox.pictures.Pictures;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.Image;
import software.amazon.awssdk.services.rekognition.model.ImageTooLargeException;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;
import software.amazon.awssdk.services.rekognition.model.InvalidParameterException;
import software.amazon.awssdk.services.rekognition.model.InvalidS3ObjectException;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;

final class RefusalsTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final byte[] PORTRAIT = Pictures.portrait().jpeg();

    private static LocalRekognition rekognition;
    private static RekognitionClient client;

    @BeforeAll
    static void start() {
        rekognition = LocalRekognition.start(0, (bucket, key) -> {
            if (key.equals("large.jpg")) {
                return Arrays.copyOf(PORTRAIT, 15 * MEGABYTE + 1);
            }
            if (key.equals("allowed.jpg")) {
                return Arrays.copyOf(PORTRAIT, 15 * MEGABYTE);
            }
            throw new NoSuchObjectException(bucket, key);
        });
        client = Requests.client(rekognition.endpoint());
    }

    @AfterAll
    static void stop() {
        client.close();
        rekognition.close();
    }

    static Stream<byte[]> notPictures() {
        return Stream.of(
                "<html>not a picture</html>".getBytes(StandardCharsets.UTF_8),
                "GIF89a".getBytes(StandardCharsets.US_ASCII),
                "RIFF????WEBPVP8 ".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOf(PORTRAIT, 2),
                Arrays.copyOf(PORTRAIT, 100),
                Arrays.copyOf(Requests.blank(100, 100), 20),
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2, 3, 4});
    }

    @ParameterizedTest
    @MethodSource("notPictures")
    void whatIsNoPicture_isRefused(byte[] bytes) {
        assertThatExceptionOfType(InvalidImageFormatException.class).isThrownBy(() -> detectFaces(bytes));
        assertThatExceptionOfType(InvalidImageFormatException.class).isThrownBy(() -> moderate(bytes, 50));
    }

    @Test
    void moreThanFiveMegabytesInARequest_areRefused() {
        assertThatExceptionOfType(ImageTooLargeException.class)
                .isThrownBy(() -> detectFaces(Arrays.copyOf(PORTRAIT, 5 * MEGABYTE + 1)));
        assertThat(client.detectFaces(request -> request.image(Requests.bytes(Arrays.copyOf(PORTRAIT, 5 * MEGABYTE))))
                        .faceDetails())
                .hasSize(1);
    }

    @Test
    void moreThanFifteenMegabytesInABucket_areRefused() {
        assertThatExceptionOfType(ImageTooLargeException.class)
                .isThrownBy(() -> detectFaces(Requests.object("photos", "large.jpg")));
        assertThat(client.detectFaces(request -> request.image(Requests.object("photos", "allowed.jpg")))
                        .faceDetails())
                .hasSize(1);
    }

    @Test
    void moreThanTenThousandPixelsASide_areRefusedByModerationAlone() {
        byte[] wide = Requests.blank(10_001, 80);

        assertThatExceptionOfType(ImageTooLargeException.class).isThrownBy(() -> moderate(wide, 50));
        assertThat(client.detectFaces(request -> request.image(Requests.bytes(wide)))
                        .faceDetails())
                .isEmpty();
        moderate(Requests.blank(10_000, 80), 50);
    }

    @Test
    void fewerThanEightyPixelsASide_areRefused() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> detectFaces(Requests.blank(200, 79)));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> moderate(Requests.blank(79, 200), 50));
        detectFaces(Requests.blank(80, 80));
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, 100.1f})
    void minConfidence_outsideZeroToHundred_isRefused(float minConfidence) {
        assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(() -> moderate(PORTRAIT, minConfidence));
    }

    @Test
    void absentObject_isRefused() {
        assertThatExceptionOfType(InvalidS3ObjectException.class)
                .isThrownBy(() -> detectFaces(Requests.object("photos", "absent.jpg")))
                .withMessageContaining("Check object key, region and/or access permissions");
    }

    @Test
    void imageWithoutBytesAndObject_isRefused() {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> detectFaces(Image.builder().build()));
    }

    @Test
    void otherOperation_isUnknown() {
        assertThatThrownBy(() -> client.detectText(request -> request.image(Requests.bytes(PORTRAIT))))
                .isInstanceOfSatisfying(RekognitionException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"Image\": {\"Bytes\": \"not base64\"}}"})
    void requestThatCannotBeRead_isRefused(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(rekognition.endpoint())
                .header("X-Amz-Target", "RekognitionService.DetectFaces")
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.1");
            assertThat(response.body()).contains("\"__type\":\"SerializationException\"");
        }
    }

    private static void detectFaces(byte[] bytes) {
        detectFaces(Requests.bytes(bytes));
    }

    private static void detectFaces(Image image) {
        client.detectFaces(request -> request.image(image));
    }

    private static void moderate(byte[] bytes, float minConfidence) {
        client.detectModerationLabels(
                request -> request.image(Requests.bytes(bytes)).minConfidence(minConfidence));
    }
}
