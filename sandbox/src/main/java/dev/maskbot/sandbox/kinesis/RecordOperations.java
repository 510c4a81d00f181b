package dev.maskbot.sandbox.kinesis;

import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** Writes records: a request that breaks a constraint is refused whole, a throttled record alone. Thread-safe. */
final class RecordOperations {
    // Kinesis quotas: 500 records and 5 MiB a request, 1 MiB a record, its partition key included in both.
    private static final int MAX_RECORDS = 500;
    private static final int MAX_REQUEST_BYTES = 5 << 20;
    private static final int MAX_RECORD_BYTES = 1 << 20;
    private static final int MAX_PARTITION_KEY = 256;

    private final Streams streams;
    private final InstantSource clock;

    private record Entry(String partitionKey, BigInteger hashKey, SdkBytes data) {
        int size() {
            return DataRecord.size(partitionKey, data);
        }
    }

    RecordOperations(Streams streams, InstantSource clock) {
        this.streams = streams;
        this.clock = clock;
    }

    PutRecordResponse put(PutRecordRequest request) {
        // SequenceNumberForOrdering asks for what every put gets here: a number above all before it.
        DataStream stream = streams.find(request.streamName(), request.streamARN());
        Entry entry = entry(request.partitionKey(), request.explicitHashKey(), request.data());
        PutRecordsResultEntry result = put(stream, entry, clock.instant());
        if (result.errorCode() != null) {
            throw KinesisErrors.throughputExceeded(result.errorMessage());
        }
        return PutRecordResponse.builder()
                .shardId(result.shardId())
                .sequenceNumber(result.sequenceNumber())
                .encryptionType(EncryptionType.NONE)
                .build();
    }

    PutRecordsResponse putAll(PutRecordsRequest request) {
        DataStream stream = streams.find(request.streamName(), request.streamARN());
        int count = request.records().size();
        Constraints.check(
                count >= 1, "records", request.records(), "Member must have length greater than or equal to 1");
        Constraints.check(
                count <= MAX_RECORDS, "records", count, "Member must have length less than or equal to " + MAX_RECORDS);
        List<Entry> entries =
                request.records().stream().map(RecordOperations::entry).toList();
        if (entries.stream().mapToLong(Entry::size).sum() > MAX_REQUEST_BYTES) {
            throw KinesisErrors.invalid("Records size exceeds 5 MB limit");
        }
        Instant now = clock.instant();
        List<PutRecordsResultEntry> results =
                entries.stream().map(entry -> put(stream, entry, now)).toList();
        return PutRecordsResponse.builder()
                .records(results)
                .failedRecordCount(Math.toIntExact(results.stream()
                        .filter(result -> result.errorCode() != null)
                        .count()))
                .encryptionType(EncryptionType.NONE)
                .build();
    }

    private static PutRecordsResultEntry put(DataStream stream, Entry entry, Instant now) {
        return stream.put(entry.partitionKey(), entry.hashKey(), entry.data(), now);
    }

    private static Entry entry(PutRecordsRequestEntry entry) {
        return entry(entry.partitionKey(), entry.explicitHashKey(), entry.data());
    }

    private static Entry entry(String partitionKey, String explicitHashKey, SdkBytes data) {
        Constraints.required("partitionKey", partitionKey);
        int length = partitionKey.codePointCount(0, partitionKey.length());
        Constraints.check(
                length >= 1 && length <= MAX_PARTITION_KEY,
                "partitionKey",
                partitionKey,
                "Member must have length between 1 and " + MAX_PARTITION_KEY);
        Constraints.required("data", data);
        int size = DataRecord.size(partitionKey, data);
        Constraints.check(
                size <= MAX_RECORD_BYTES,
                "data",
                size + " bytes",
                "Member must have length less than or equal to " + MAX_RECORD_BYTES);
        return new Entry(partitionKey, hashKey(partitionKey, explicitHashKey), data);
    }

    private static BigInteger hashKey(String partitionKey, String explicitHashKey) {
        if (explicitHashKey == null) {
            return HashKeyRange.keyOf(partitionKey);
        }
        BigInteger key = Constraints.hashKey("explicitHashKey", explicitHashKey);
        if (key.compareTo(HashKeyRange.MAX_KEY) > 0) {
            throw KinesisErrors.invalid(
                    "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was "
                            + key);
        }
        return key;
    }
}
