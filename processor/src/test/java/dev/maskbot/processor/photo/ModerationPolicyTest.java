package dev.maskbot.processor.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rekognition.model.ModerationLabel;

final class ModerationPolicyTest {
    @Test
    void whatRekognitionDoesNotName_mayBeShown() {
        assertThat(ModerationPolicy.objections(Arrays.asList())).isEmpty();
    }

    @Test
    void harmlessCategories_mayBeShown() {
        assertThat(ModerationPolicy.objections(
                        Arrays.asList(label("Alcohol", ""), label("Alcoholic Beverages", "Alcohol"))))
                .isEmpty();
    }

    @Test
    void everyOtherCategory_isRefused_alsoOneThatIsNewToUs() {
        assertThat(ModerationPolicy.objections(Arrays.asList(
                        label("Explicit", ""), label("Explicit Nudity", "Explicit"), label("Something New", null))))
                .containsExactly("Explicit", "Something New");
    }

    private static ModerationLabel label(String name, String parent) {
        return ModerationLabel.builder().name(name).parentName(parent).build();
    }
}
