package dev.maskbot.sandbox.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.kinesis.model.ExpiredNextTokenException;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilter;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;

/** The filters and pages of ListShards, over a stream whose first of two shards was split: 0 → 2, 3. */
final class KinesisListShardsConformanceTest {
    @RegisterExtension
    static final KinesisTarget target = new KinesisTarget();

    @Test
    void filters_selectByShardState() {
        String stream = splitStream();

        assertThat(list(stream, f -> f.type(ShardFilterType.AT_LATEST))).containsExactly(1, 2, 3);
        assertThat(list(stream, f -> f.type(ShardFilterType.AT_TRIM_HORIZON))).containsExactly(0, 1);
        assertThat(list(stream, f -> f.type(ShardFilterType.FROM_TRIM_HORIZON))).containsExactly(0, 1, 2, 3);
        assertThat(list(stream, f -> f.type(ShardFilterType.AFTER_SHARD_ID).shardId("shardId-000000000001")))
                .containsExactly(2, 3);
    }

    @Test
    void timestampFilters_selectByWhenShardsWereOpen() {
        target.requireVirtualClock();
        String stream = target.stream(2);
        Instant created = created(stream);
        target.pass(Duration.ofHours(1));
        split(stream);
        target.pass(Duration.ofHours(1));

        Instant before = created.plus(Duration.ofMinutes(30));
        Instant after = created.plus(Duration.ofMinutes(90));
        assertThat(list(stream, f -> f.type(ShardFilterType.AT_TIMESTAMP).timestamp(before)))
                .containsExactly(0, 1);
        assertThat(list(stream, f -> f.type(ShardFilterType.AT_TIMESTAMP).timestamp(after)))
                .containsExactly(1, 2, 3);
        assertThat(list(stream, f -> f.type(ShardFilterType.FROM_TIMESTAMP).timestamp(before)))
                .containsExactly(0, 1, 2, 3);
        assertThat(list(stream, f -> f.type(ShardFilterType.FROM_TIMESTAMP).timestamp(after)))
                .containsExactly(1, 2, 3);
    }

    @Test
    void shardClosedForLongerThanRetention_isForgotten() {
        String stream = splitStream();
        target.pass(Duration.ofHours(24).plusMillis(1));

        assertThat(list(stream, f -> f.type(ShardFilterType.FROM_TRIM_HORIZON))).containsExactly(1, 2, 3);
        assertThat(list(stream, f -> f.type(ShardFilterType.AT_TRIM_HORIZON))).containsExactly(1, 2, 3);
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> new ShardReader(target, stream).readFromTrimHorizon("shardId-000000000000"));
    }

    @Test
    void recordsOfAClosedShard_areReadUntilItIsForgotten() {
        String stream = target.stream(2);
        target.put(stream, "0", "kept");
        split(stream);
        target.pass(Duration.ofHours(23));

        assertThat(new ShardReader(target, stream)
                        .readFromTrimHorizon("shardId-000000000000")
                        .data())
                .containsExactly("kept");
    }

    @Test
    void pages_keepTheFilter() {
        String stream = splitStream();
        var pages = new ArrayList<List<Integer>>();

        ListShardsResponse page = target.client()
                .listShards(
                        r -> r.streamName(stream).maxResults(2).shardFilter(f -> f.type(ShardFilterType.AT_LATEST)));
        pages.add(indexes(page));
        while (page.nextToken() != null) {
            String token = page.nextToken();
            page = target.client().listShards(r -> r.nextToken(token).maxResults(2));
            pages.add(indexes(page));
        }

        assertThat(pages).containsExactly(List.of(1, 2), List.of(3));
    }

    @Test
    void exclusiveStart_skipsWhatWasSeen() {
        String stream = splitStream();

        ListShardsResponse rest =
                target.client().listShards(r -> r.streamName(stream).exclusiveStartShardId("shardId-000000000002"));

        assertThat(indexes(rest)).containsExactly(3);
    }

    @Test
    void nextToken_standsAloneAndExpires() {
        String stream = splitStream();
        String token = target.client()
                .listShards(r -> r.streamName(stream).maxResults(1))
                .nextToken();

        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() ->
                        target.client().listShards(r -> r.streamName(stream).nextToken(token)));
        target.pass(Duration.ofSeconds(301));
        assertThatExceptionOfType(ExpiredNextTokenException.class)
                .isThrownBy(() -> target.client().listShards(r -> r.nextToken(token)));
    }

    private static String splitStream() {
        String stream = target.stream(2);
        split(stream);
        return stream;
    }

    private static void split(String stream) {
        target.split(stream, "shardId-000000000000", BigInteger.TWO.pow(126).toString());
    }

    private static Instant created(String stream) {
        return target.client()
                .describeStreamSummary(r -> r.streamName(stream))
                .streamDescriptionSummary()
                .streamCreationTimestamp();
    }

    private static List<Integer> list(String stream, Consumer<ShardFilter.Builder> filter) {
        Consumer<ListShardsRequest.Builder> request = r -> r.streamName(stream).shardFilter(filter);
        return indexes(target.client().listShards(request));
    }

    private static List<Integer> indexes(ListShardsResponse response) {
        return response.shards().stream()
                .map(Shard::shardId)
                .map(id -> Integer.parseInt(id.substring("shardId-".length())))
                .toList();
    }
}
