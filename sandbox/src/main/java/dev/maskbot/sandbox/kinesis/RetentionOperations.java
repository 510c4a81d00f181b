package dev.maskbot.sandbox.kinesis;

import software.amazon.awssdk.services.kinesis.model.DecreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.DecreaseStreamRetentionPeriodResponse;
import software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodResponse;

/** Changes for how long a stream keeps its records, in hours. Thread-safe. */
final class RetentionOperations {
    // Kinesis quotas: 24 hours to 365 days.
    private static final int MIN_HOURS = 24;
    private static final int MAX_HOURS = 8760;

    private final Streams streams;

    RetentionOperations(Streams streams) {
        this.streams = streams;
    }

    IncreaseStreamRetentionPeriodResponse increase(IncreaseStreamRetentionPeriodRequest request) {
        DataStream stream = streams.find(request.streamName(), request.streamARN());
        int hours = hours(request.retentionPeriodHours());
        if (hours < stream.retentionHours()) {
            throw KinesisErrors.invalid("""
                    Requested retention period (%d hours) for stream %s can not be shorter than existing retention \
                    period (%d hours). Use DecreaseRetentionPeriod API.""".formatted(hours, stream.name(), stream.retentionHours()));
        }
        stream.retain(hours);
        return IncreaseStreamRetentionPeriodResponse.builder().build();
    }

    DecreaseStreamRetentionPeriodResponse decrease(DecreaseStreamRetentionPeriodRequest request) {
        DataStream stream = streams.find(request.streamName(), request.streamARN());
        int hours = hours(request.retentionPeriodHours());
        if (hours > stream.retentionHours()) {
            throw KinesisErrors.invalid("""
                    Requested retention period (%d hours) for stream %s can not be longer than existing retention \
                    period (%d hours). Use IncreaseRetentionPeriod API.""".formatted(hours, stream.name(), stream.retentionHours()));
        }
        stream.retain(hours);
        return DecreaseStreamRetentionPeriodResponse.builder().build();
    }

    private static int hours(Integer requested) {
        int hours = Constraints.required("retentionPeriodHours", requested);
        if (hours < MIN_HOURS) {
            throw KinesisErrors.invalid(
                    "Minimum allowed retention period is %d hours. Requested retention period (%d hours) is too short."
                            .formatted(MIN_HOURS, hours));
        }
        if (hours > MAX_HOURS) {
            throw KinesisErrors.invalid(
                    "Maximum allowed retention period is %d hours. Requested retention period (%d hours) is too long."
                            .formatted(MAX_HOURS, hours));
        }
        return hours;
    }
}
