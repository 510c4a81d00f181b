package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** The registration of consumers for enhanced fan-out. */
final class KinesisConsumerConformanceTest {
    @RegisterExtension
    static final KinesisTarget target = new KinesisTarget();

    @Test
    void consumer_isRegisteredDescribedListedAndDeregistered() {
        String stream = target.stream(1);
        String arn = target.register(stream, "first");
        target.register(stream, "second");

        assertThat(target.consumer(arn).consumerName()).isEqualTo("first");
        assertThat(target.consumer(arn).streamARN()).isEqualTo(target.arn(stream));
        assertThat(target.client()
                        .describeStreamConsumer(
                                r -> r.streamARN(target.arn(stream)).consumerName("first"))
                        .consumerDescription()
                        .consumerARN())
                .isEqualTo(arn);
        assertThat(
                        target
                                .client()
                                .listStreamConsumersPaginator(
                                        r -> r.streamARN(target.arn(stream)).maxResults(1))
                                .stream()
                                .flatMap(page -> page.consumers().stream())
                                .map(listed -> listed.consumerName()))
                .containsExactly("first", "second");

        target.client().deregisterStreamConsumer(r -> r.consumerARN(arn));
        await().untilAsserted(() ->
                assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> target.consumer(arn)));
    }

    @Test
    void consumerNames_areUniqueAndAtMostTwenty() {
        String stream = target.stream(1);
        String arn = target.arn(stream);
        IntStream.range(0, 20).forEach(i -> target.register(stream, "consumer-" + i));

        assertThatExceptionOfType(ResourceInUseException.class)
                .isThrownBy(() -> target.client()
                        .registerStreamConsumer(r -> r.streamARN(arn).consumerName("consumer-7")));
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> target.client()
                        .registerStreamConsumer(r -> r.streamARN(arn).consumerName("one-more")));
    }

    @Test
    void streamWithConsumers_isNotDeletedUnlessToldSo() {
        String stream = target.stream(1);
        target.register(stream, "consumer");

        assertThatExceptionOfType(ResourceInUseException.class)
                .isThrownBy(() -> target.client().deleteStream(r -> r.streamName(stream)));
    }
}
