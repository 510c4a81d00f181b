package dev.maskbot.processor.matrix;

import dev.maskbot.processor.Composition;
import tools.jackson.databind.JsonNode;

/** Tells from a request to DynamoDB what it is about. */
final class LedgerSteps {
    private LedgerSteps() {}

    static Step of(String operation, JsonNode request) {
        if (request.path("TableName").asString().equals(Composition.LEDGER)) {
            return operation.equals("UpdateItem") ? ofChange(request.path("ExpressionAttributeValues")) : Step.CLAIMED;
        }
        var item = request.has("Key") ? request.path("Key") : request.path("Item");
        var id = item.path("id").path("S").asString();
        if (id.startsWith("spend#")) {
            return Step.SPENT;
        }
        return id.equals("posts") ? Step.METERED : Step.DECIDED;
    }

    private static Step ofChange(JsonNode values) {
        return switch (values.path(":state").path("S").asString("")) {
            case "PREPARED" -> Step.PREPARED;
            case "POSTING" -> Step.MARKED;
            case "REPLIED", "SKIPPED", "QUARANTINED" -> Step.SETTLED;
            default -> values.has(":owner") ? Step.CLAIMED : Step.RISKED;
        };
    }
}
