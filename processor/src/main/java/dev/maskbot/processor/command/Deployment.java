package dev.maskbot.processor.command;

import dev.maskbot.processor.check.Component;
import dev.maskbot.processor.check.Services;
import dev.maskbot.processor.check.Tables;
import dev.maskbot.processor.check.XAccount;
import dev.maskbot.processor.erase.Erasure;
import dev.maskbot.processor.ledger.AnsweredIndex;
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

    List<Component> components() {
        var tables = new Tables(dynamo);
        return List.of(
                new XAccount(x),
                tables.table("table.ledger", ledgerTable, "mention"),
                tables.table("table.state", stateTable, "id"),
                tables.leases(leaseTable),
                Services.stream(kinesis, stream),
                Services.bucket("bucket.unprocessed", s3, unprocessedBucket),
                Services.bucket("bucket.processed", s3, processedBucket),
                Services.rekognition(rekognition));
    }

    Erasure erasure() {
        return new Erasure(
                ledger(),
                new AnsweredIndex(dynamo, stateTable),
                List.of(new PhotoStore(s3, unprocessedBucket), new PhotoStore(s3, processedBucket)));
    }
}
