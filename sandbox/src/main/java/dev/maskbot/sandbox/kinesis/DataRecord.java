package dev.maskbot.sandbox.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.Record;

/** A stored record; {@code arrival} has the millisecond precision that the wire has. Immutable. */
record DataRecord(SequenceNumber sequenceNumber, String partitionKey, SdkBytes data, Instant arrival) {
    /** Bytes as the quotas count them: the data and its key. */
    static int size(String partitionKey, SdkBytes data) {
        return data.asByteArrayUnsafe().length + partitionKey.getBytes(UTF_8).length;
    }

    int size() {
        return size(partitionKey, data);
    }

    Record describe() {
        return Record.builder()
                .sequenceNumber(sequenceNumber.toString())
                .approximateArrivalTimestamp(arrival)
                .data(data)
                .partitionKey(partitionKey)
                .encryptionType(EncryptionType.NONE)
                .build();
    }
}
