package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LocalKinesisTest {
    private static final String JSON = "application/x-amz-json-1.1";

    private final VirtualClock clock = new VirtualClock();

    @Test
    void portZero_isAFreePortOfTheLoopback() {
        try (var first = LocalKinesis.start(0, clock);
                var second = LocalKinesis.start(0, clock)) {
            assertThat(first.endpoint()).hasScheme("http").hasHost("127.0.0.1");
            assertThat(first.endpoint()).isNotEqualTo(second.endpoint());
        }
    }

    @Test
    void closed_leavesItsPort() throws Exception {
        URI endpoint;
        try (var kinesis = LocalKinesis.start(0, clock)) {
            endpoint = kinesis.endpoint();
        }
        try (var again = LocalKinesis.start(endpoint.getPort(), clock);
                var client = client(again)) {
            assertThat(again.endpoint()).isEqualTo(endpoint);
            assertThat(client.post("ListStreams", Map.of()).body().at("/StreamNames"))
                    .isEmpty();
        }
    }

    @Test
    void withoutLimits_oneShardTakesAndGivesAnyAmountAtOnce() throws Exception {
        try (var kinesis = LocalKinesis.start(0, clock, Limits.NONE);
                var client = client(kinesis)) {
            client.post("CreateStream", Map.of("StreamName", "s", "ShardCount", 1));
            List<Map<String, String>> batch = Collections.nCopies(500, Map.of("PartitionKey", "a", "Data", "AAAA"));
            for (int i = 0; i < 6; i++) {
                JsonNode put = client.post("PutRecords", Map.of("StreamName", "s", "Records", batch))
                        .body();
                assertThat(put.at("/FailedRecordCount").intValue()).isZero();
            }

            String iterator = iterator(client);
            for (int i = 0; i < 6; i++) {
                JsonNode page = client.post("GetRecords", Map.of("ShardIterator", iterator))
                        .body();
                assertThat(page.at("/Records")).hasSize(3000);
            }
        }
    }

    @Test
    void unexpectedFailure_isAnInternalFailure() throws Exception {
        try (var kinesis = LocalKinesis.start(0, () -> {
                    throw new IllegalStateException("the clock is broken");
                });
                var client = client(kinesis)) {
            RawClient.Answer answer = client.post("CreateStream", Map.of("StreamName", "s", "ShardCount", 1));

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body().get("__type").stringValue()).isEqualTo("InternalFailure");
            assertThat(answer.body().get("message").stringValue()).doesNotContain("clock");
        }
    }

    @Test
    @Timeout(30)
    void closing_endsSubscriptions() throws Exception {
        var kinesis = LocalKinesis.start(0, clock);
        try (var client = client(kinesis);
                var http = HttpClient.newHttpClient()) {
            client.post("CreateStream", Map.of("StreamName", "s", "ShardCount", 1));
            String stream = "arn:aws:kinesis:us-east-1:000000000000:stream/s";
            String consumer = client.post("RegisterStreamConsumer", Map.of("StreamARN", stream, "ConsumerName", "c"))
                    .body()
                    .at("/Consumer/ConsumerARN")
                    .stringValue();
            String body = JsonMapper.shared()
                    .writeValueAsString(Map.of(
                            "ConsumerARN",
                            consumer,
                            "ShardId",
                            "shardId-000000000000",
                            "StartingPosition",
                            Map.of("Type", "LATEST")));
            HttpResponse<InputStream> response = http.send(
                    HttpRequest.newBuilder(kinesis.endpoint())
                            .header("Content-Type", JSON)
                            .header("X-Amz-Target", "Kinesis_20131202.SubscribeToShard")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream events = response.body()) {
                assertThat(events.read()).isNotNegative();
                long started = System.nanoTime();
                kinesis.close();

                assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
                assertThat(events.readAllBytes()).isNotEmpty();
            }
        }
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            try (var client = client(kinesis)) {
                client.post("ListStreams", Map.of());
            }
        });
    }

    private static RawClient client(LocalKinesis kinesis) {
        return new RawClient(kinesis.endpoint(), JSON, JsonMapper.shared());
    }

    private static String iterator(RawClient client) throws Exception {
        return client.post(
                        "GetShardIterator",
                        Map.of(
                                "StreamName", "s",
                                "ShardId", "shardId-000000000000",
                                "ShardIteratorType", "TRIM_HORIZON"))
                .body()
                .get("ShardIterator")
                .stringValue();
    }
}
