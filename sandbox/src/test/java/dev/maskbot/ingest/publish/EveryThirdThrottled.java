package dev.maskbot.ingest.publish;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** A Kinesis that, for some time, takes all but every third entry of a request. For one request at a time. */
final class EveryThirdThrottled implements ExecutionInterceptor {
    private static final ExecutionAttribute<Integer> ENTRIES = new ExecutionAttribute<>("maskbot.entries");

    private static final PutRecordsResultEntry THROTTLED = PutRecordsResultEntry.builder()
            .errorCode("ProvisionedThroughputExceededException")
            .errorMessage("Rate exceeded for shard")
            .build();

    private final InstantSource clock;
    private final Instant end;
    private int sent;
    private int throttled;
    private int refused;

    EveryThirdThrottled(InstantSource clock, Instant end) {
        this.clock = clock;
        this.end = end;
    }

    /** Entries that the client has sent. */
    int sent() {
        return sent;
    }

    /** Entries that this fault has refused. */
    int throttled() {
        return throttled;
    }

    /** Entries that were refused, by whom ever. */
    int refused() {
        return refused;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof PutRecordsRequest put)) {
            return context.request();
        }
        sent += put.records().size();
        var fault = clock.instant().isBefore(end) && put.records().size() > 1;
        attributes.putAttribute(ENTRIES, fault ? put.records().size() : 0);
        return fault ? put.toBuilder().records(others(put.records())).build() : put;
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        if (!(context.response() instanceof PutRecordsResponse response)) {
            return context.response();
        }
        var results = new ArrayList<PutRecordsResultEntry>();
        var taken = response.records().iterator();
        for (var i = 0; i < attributes.getAttribute(ENTRIES); i++) {
            results.add(isThird(i) ? THROTTLED : taken.next());
        }
        throttled +=
                results.size() - (results.isEmpty() ? 0 : response.records().size());
        taken.forEachRemaining(results::add);
        refused += (int)
                results.stream().filter(result -> result.errorCode() != null).count();
        return response.toBuilder().records(results).build();
    }

    private static List<PutRecordsRequestEntry> others(List<PutRecordsRequestEntry> records) {
        var others = new ArrayList<PutRecordsRequestEntry>();
        for (var i = 0; i < records.size(); i++) {
            if (!isThird(i)) {
                others.add(records.get(i));
            }
        }
        return others;
    }

    private static boolean isThird(int i) {
        return i % 3 == 2;
    }
}
