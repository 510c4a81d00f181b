package dev.maskbot.sandbox.proxy;

import dev.maskbot.sandbox.wire.WireFormat;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * AWS JSON 1.0 and 1.1, and the latter's twin in CBOR. Immutable.
 *
 * @param namespace that the names of errors begin with
 * @param internal its name for a failure of its own
 */
record JsonProtocol(String namespace, String internal, Refusal throttled, List<String> operations) implements Protocol {
    // What a table that is billed by request answers.
    static final JsonProtocol DYNAMODB = new JsonProtocol(
            "com.amazonaws.dynamodb.v20120810#",
            "InternalServerError",
            new Refusal(
                    400,
                    "com.amazon.coral.availability#ThrottlingException",
                    "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling "
                            + "your table or index so please try again shortly."),
            List.of("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "DescribeTable"));
    static final JsonProtocol KINESIS = new JsonProtocol(
            "",
            "InternalFailure",
            new Refusal(400, "ProvisionedThroughputExceededException", "Rate exceeded for shard."),
            List.of("PutRecords", "GetRecords", "GetShardIterator", "ListShards", "DescribeStreamSummary"));
    static final JsonProtocol SSM = new JsonProtocol(
            "",
            "InternalServerError",
            new Refusal(400, "ThrottlingException", "Rate exceeded"),
            List.of("GetParametersByPath", "GetParameter", "PutParameter"));
    static final JsonProtocol REKOGNITION = new JsonProtocol(
            "",
            "InternalServerError",
            new Refusal(400, "ProvisionedThroughputExceededException", "Provisioned rate exceeded"),
            List.of("DetectFaces", "DetectModerationLabels"));

    private static final String TARGET = "X-Amz-Target";

    @Override
    public String operation(Context context) {
        var target = context.header(TARGET);
        return target == null ? "" : target.substring(target.indexOf('.') + 1);
    }

    @Override
    public Refusal error(int status) {
        return switch (status) {
            case 403 -> refusal("AccessDeniedException", "User is not authorized to perform this action."); // on a 400
            case 500 -> new Refusal(500, namespace + internal, "The request processing has failed.");
            case 503 -> new Refusal(503, "ServiceUnavailableException", "The service is temporarily unavailable.");
            default -> throw new IllegalArgumentException("AWS has no refusal of status " + status + " here");
        };
    }

    /** The 400 of an exception that the service has in its model. */
    Refusal refusal(String exception, String message) {
        return new Refusal(400, namespace + exception, message);
    }

    @Override
    public void refuse(AwsCall call, Refusal refusal) {
        var asked = call.context().contentType();
        call.context()
                .status(refusal.status())
                .header("x-amzn-RequestId", UUID.randomUUID().toString())
                .contentType(asked == null ? WireFormat.JSON.contentType() : asked)
                .result(call.format().write(Map.of("__type", refusal.code(), "message", refusal.message())));
    }
}
