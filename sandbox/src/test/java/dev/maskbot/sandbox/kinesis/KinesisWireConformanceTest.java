package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/** The bytes on the wire, without the SDK's help. */
final class KinesisWireConformanceTest {
    private static final String JSON = "application/x-amz-json-1.1";
    private static final String CBOR = "application/x-amz-cbor-1.1";
    private static final String SHARD = "shardId-000000000000";

    @RegisterExtension
    static final KinesisTarget target = new KinesisTarget();

    private static RawClient json;
    private static RawClient cbor;

    @BeforeAll
    static void connect() {
        json = new RawClient(target.endpoint(), JSON, JsonMapper.shared());
        cbor = new RawClient(target.endpoint(), CBOR, CBORMapper.shared());
    }

    @AfterAll
    static void disconnect() {
        json.close();
        cbor.close();
    }

    @Test
    void json_carriesDataInBase64AndTimesInSeconds() throws Exception {
        String stream = target.stream(1);

        RawClient.Answer put = json.post(
                "PutRecords",
                Map.of("StreamName", stream, "Records", List.of(Map.of("PartitionKey", "a", "Data", base64("hello")))));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.contentType()).isEqualTo(JSON);
        assertThat(put.body().at("/FailedRecordCount").intValue()).isZero();
        assertThat(put.body().at("/Records/0/ShardId").stringValue()).isEqualTo(SHARD);

        JsonNode stored = read(json, stream, Map.of("ShardIteratorType", "TRIM_HORIZON"));
        assertThat(stored.get("Data").stringValue()).isEqualTo(base64("hello"));
        assertThat(stored.get("PartitionKey").stringValue()).isEqualTo("a");
        double arrival = stored.get("ApproximateArrivalTimestamp").doubleValue();
        assertThat(arrival).isBetween(1.7e9, 4e9);
        assertThat(read(json, stream, Map.of("ShardIteratorType", "AT_TIMESTAMP", "Timestamp", arrival))
                        .get("SequenceNumber"))
                .isEqualTo(stored.get("SequenceNumber"));
    }

    @Test
    void cbor_carriesDataInBytesAndTimesInTaggedMilliseconds() throws Exception {
        String stream = target.stream(1);

        RawClient.Answer put = cbor.post(
                "PutRecord",
                Map.of("StreamName", stream, "PartitionKey", "a", "Data", "hello".getBytes(StandardCharsets.UTF_8)));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.contentType()).isEqualTo(CBOR);

        JsonNode stored = read(cbor, stream, Map.of("ShardIteratorType", "TRIM_HORIZON"));
        assertThat(stored.get("Data").binaryValue()).asString().isEqualTo("hello");
        long arrival = stored.get("ApproximateArrivalTimestamp").longValue();
        assertThat(arrival).isBetween(1_700_000_000_000L, 4_000_000_000_000L);
        assertThat(read(cbor, stream, Map.of("ShardIteratorType", "AT_TIMESTAMP", "Timestamp", arrival))
                        .get("SequenceNumber"))
                .isEqualTo(stored.get("SequenceNumber"));
        byte[] summary = cbor.post("DescribeStreamSummary", Map.of("StreamName", stream))
                .bytes()
                .asByteArray();
        // Tag 1 (c1) before an unsigned integer of eight bytes (1b).
        assertThat(HexFormat.of().formatHex(summary)).contains("c11b0000");
    }

    @Test
    void emptyAnswer_hasNoBody() throws Exception {
        String stream = target.stream(1);

        for (RawClient client : List.of(json, cbor)) {
            RawClient.Answer answer = client.post(
                    "IncreaseStreamRetentionPeriod", Map.of("StreamName", stream, "RetentionPeriodHours", 25));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.bytes().asByteArray()).isEmpty();
        }
    }

    @Test
    void error_isATypeAndAMessage() throws Exception {
        for (RawClient client : List.of(json, cbor)) {
            RawClient.Answer answer = client.post("DescribeStream", Map.of("StreamName", "nowhere"));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().get("__type").stringValue()).isEqualTo("ResourceNotFoundException");
            assertThat(answer.body().get("message").stringValue()).contains("nowhere");
        }
    }

    @Test
    void unknownOperation_isNamedSo() throws Exception {
        for (RawClient client : List.of(json, cbor)) {
            RawClient.Answer answer = client.post("MakeCoffee", Map.of());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().get("__type").stringValue()).isEqualTo("UnknownOperationException");
        }
    }

    @Test
    void malformedRequest_isASerializationException() throws Exception {
        List<byte[]> bodies = List.of(
                "{\"StreamName\":".getBytes(StandardCharsets.UTF_8),
                "[1]".getBytes(StandardCharsets.UTF_8),
                "{\"StreamName\": 1, \"Limit\": 2}".getBytes(StandardCharsets.UTF_8),
                "{\"StreamName\": \"a\", \"Limit\": \"two\"}".getBytes(StandardCharsets.UTF_8));
        for (byte[] body : bodies) {
            RawClient.Answer answer = json.post("DescribeStream", body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().get("__type").stringValue()).isEqualTo("SerializationException");
        }
    }

    @Test
    void missingMember_isAValidationError() throws Exception {
        RawClient.Answer answer = json.post("GetRecords", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("__type").stringValue()).isEqualTo("ValidationException");
        assertThat(answer.body().get("message").stringValue())
                .isEqualTo("1 validation error detected: Value null at 'shardIterator' failed to satisfy constraint:"
                        + " Member must not be null");
    }

    private static JsonNode read(RawClient client, String stream, Map<String, ?> position) throws Exception {
        var request = new HashMap<String, Object>(position);
        request.put("StreamName", stream);
        request.put("ShardId", SHARD);
        String iterator = client.post("GetShardIterator", request)
                .body()
                .get("ShardIterator")
                .stringValue();
        return client.post("GetRecords", Map.of("ShardIterator", iterator))
                .body()
                .at("/Records/0");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
