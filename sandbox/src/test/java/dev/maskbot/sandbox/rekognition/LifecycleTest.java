package dev.maskbot.sandbox.rekognition;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maskbot.sandbox.pictures.Pictures;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;

final class LifecycleTest {
    @Test
    void takenPort_isRefused() {
        try (LocalRekognition first = LocalRekognition.start(0, Requests.NO_OBJECTS)) {
            int port = first.endpoint().getPort();

            assertThatThrownBy(() ->
                            LocalRekognition.start(port, Requests.NO_OBJECTS).close())
                    .hasMessageContaining(Integer.toString(port));
        }
    }

    @Test
    void closed_answersNoMore() {
        LocalRekognition rekognition = LocalRekognition.start(0, Requests.NO_OBJECTS);
        try (RekognitionClient client = Requests.client(rekognition.endpoint())) {
            rekognition.close();

            assertThatExceptionOfType(SdkClientException.class)
                    .isThrownBy(() -> client.detectFaces(request ->
                            request.image(Requests.bytes(Pictures.portrait().jpeg()))));
        }
    }

    @Test
    void ruleForWhatIsNoPicture_isRefused() {
        try (LocalRekognition rekognition = LocalRekognition.start(0, Requests.NO_OBJECTS)) {
            assertThatExceptionOfType(InvalidImageFormatException.class)
                    .isThrownBy(() -> rekognition.moderate(new byte[100], List.of()));
        }
    }
}
