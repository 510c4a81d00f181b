package dev.maskbot.processor.ledger;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.maskbot.mention.MentionCodec;
import dev.maskbot.processor.ledger.Outcome.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Records that are no mentions, in the ledger: in quarantine from the beginning, where {@link LedgerArchive} finds them as
 * it finds mentions. Safe for use by several threads and several processes.
 */
public record MalformedRecords(DynamoDbClient dynamo, String table, InstantSource clock) {
    /** As long as Kinesis may keep a record (168 h): whose words these are cannot be read, so nobody can have them erased. */
    private static final Duration KEPT = Duration.ofDays(7);

    /**
     * Writes it down, once however often it is delivered; without its bytes if no version of us can have written them.
     *
     * @return whether it is new
     */
    public boolean add(MalformedRecord record) {
        var now = clock.instant();
        var item = new HashMap<>(LedgerArchive.key(record.id()));
        item.put("state", fromS(State.QUARANTINED.name()));
        item.put("reason", fromS(Reason.MALFORMED.name()));
        item.put("why", fromS(record.why()));
        item.put("attempt", fromN("1"));
        item.put("tries", fromN("1"));
        item.put("writes", fromN("0"));
        item.put("settled", fromN(Long.toString(now.toEpochMilli())));
        item.put("expires", fromN(Long.toString(now.plus(KEPT).getEpochSecond())));
        if (record.bytes().length <= MentionCodec.MAX_BYTES) {
            item.put("payload", fromB(SdkBytes.fromByteArray(record.bytes())));
        }
        try {
            dynamo.putItem(request ->
                    request.tableName(table).item(item).conditionExpression("attribute_not_exists(mention)"));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false; // or was even sent through again
        }
    }
}
