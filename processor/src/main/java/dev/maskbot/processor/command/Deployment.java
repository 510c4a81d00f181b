package dev.maskbot.processor.command;

import dev.maskbot.processor.erase.Erasure;
import dev.maskbot.processor.ledger.LedgerArchive;
import dev.maskbot.processor.photo.PhotoStore;
import dev.maskbot.x.XClient;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What commands work on: the names that the daemon has too, and clients of what they name. Immutable. */
public record Deployment(
        XClient x,
        DynamoDbClient dynamo,
        KinesisClient kinesis,
        S3Client s3,
        RekognitionClient rekognition,
        String stream,
        String leaseTable,
        String ledgerTable,
        String stateTable,
        String unprocessedBucket,
        String processedBucket) {
    LedgerArchive ledger() {
        return new LedgerArchive(dynamo, ledgerTable);
    }

    Erasure erasure() {
        return new Erasure(
                ledger(), List.of(new PhotoStore(s3, unprocessedBucket), new PhotoStore(s3, processedBucket)));
    }
}
