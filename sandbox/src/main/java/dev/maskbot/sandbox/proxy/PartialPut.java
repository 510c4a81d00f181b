package dev.maskbot.sandbox.proxy;

import dev.maskbot.sandbox.wire.WireFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A PutRecords of which Kinesis takes only some records: the others are in its answer, at their places, as refused. For
 * one call.
 */
final class PartialPut {
    private static final String RECORDS = "Records";

    private final WireFormat format;
    private final ObjectNode request;
    private final List<Boolean> taken = new ArrayList<>();

    private PartialPut(WireFormat format, ObjectNode request) {
        this.format = format;
        this.request = request;
    }

    /** Throws dice for each record of a request. */
    static PartialPut of(AwsCall call, double share, RandomGenerator random) {
        var request = (ObjectNode) call.json();
        var put = new PartialPut(call.format(), request);
        var records = request.path(RECORDS).values().stream().toList();
        var rest = request.putArray(RECORDS);
        for (var record : records) {
            var isTaken = random.nextDouble() >= share;
            put.taken.add(isTaken);
            if (isTaken) {
                rest.add(record);
            }
        }
        return put;
    }

    boolean takesNone() {
        return !taken.contains(true);
    }

    /** The request with the records that are taken. */
    SdkBytes request() {
        return SdkBytes.fromByteArrayUnsafe(format.write(request));
    }

    /** The answer to all, when nothing is taken. */
    SdkBytes answer() {
        return answer(JsonNodeFactory.instance.objectNode().put("EncryptionType", "NONE"));
    }

    /** The answer to all, made of that to those which are taken. */
    SdkBytes answer(SdkBytes response) {
        return answer((ObjectNode) format.read(response.asInputStream()));
    }

    private SdkBytes answer(ObjectNode response) {
        var answers = response.path(RECORDS).values().iterator();
        var merged = new ArrayList<JsonNode>();
        var failed = response.path("FailedRecordCount").asInt(0);
        for (var isTaken : taken) {
            if (isTaken) {
                merged.add(answers.next());
            } else {
                failed++;
                merged.add(JsonNodeFactory.instance
                        .objectNode()
                        .put("ErrorCode", "ProvisionedThroughputExceededException")
                        .put("ErrorMessage", "Rate exceeded for shard."));
            }
        }
        response.put("FailedRecordCount", failed).putArray(RECORDS).addAll(merged);
        return SdkBytes.fromByteArrayUnsafe(format.write(response));
    }
}
