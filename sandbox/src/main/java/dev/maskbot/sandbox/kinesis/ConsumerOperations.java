package dev.maskbot.sandbox.kinesis;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.model.DeregisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DeregisterStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersResponse;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardRequest;

/** Enhanced fan-out: registers consumers and subscribes them to shards. Thread-safe. */
final class ConsumerOperations {
    // ListStreamConsumers: 100 consumers a page unless another number is asked for.
    private static final int PAGE = 100;

    private final Streams streams;
    private final Limits limits;
    private final InstantSource clock;

    ConsumerOperations(Streams streams, Limits limits, InstantSource clock) {
        this.streams = streams;
        this.limits = limits;
        this.clock = clock;
    }

    RegisterStreamConsumerResponse register(RegisterStreamConsumerRequest request) {
        DataStream stream = stream(request.streamARN());
        String name = Constraints.name("consumerName", request.consumerName());
        var consumer = new StreamConsumer(name, stream, clock.instant());
        stream.register(consumer);
        return RegisterStreamConsumerResponse.builder()
                .consumer(consumer.describe())
                .build();
    }

    DescribeStreamConsumerResponse describe(DescribeStreamConsumerRequest request) {
        return DescribeStreamConsumerResponse.builder()
                .consumerDescription(find(request.streamARN(), request.consumerName(), request.consumerARN())
                        .describeWithStream())
                .build();
    }

    ListStreamConsumersResponse list(ListStreamConsumersRequest request) {
        DataStream stream = stream(request.streamARN());
        int limit = Constraints.within("maxResults", request.maxResults(), PAGE, 10_000);
        String after = request.nextToken() == null
                ? ""
                : Token.parse(request.nextToken(), 1, List::getFirst)
                        .orElseThrow(() -> KinesisErrors.invalid("Invalid NextToken."));
        List<StreamConsumer> consumers =
                List.copyOf(stream.consumers().tailMap(after, false).values());
        List<StreamConsumer> page = consumers.stream().limit(limit).toList();
        return ListStreamConsumersResponse.builder()
                .consumers(page.stream().map(StreamConsumer::describe).toList())
                .nextToken(consumers.size() > limit ? Token.of(page.getLast().name()) : null)
                .build();
    }

    DeregisterStreamConsumerResponse deregister(DeregisterStreamConsumerRequest request) {
        StreamConsumer consumer = find(request.streamARN(), request.consumerName(), request.consumerARN());
        consumer.stream().consumers().remove(consumer.name(), consumer);
        consumer.fail(KinesisErrors.notFound("Consumer %s is no longer registered.".formatted(consumer.arn())));
        return DeregisterStreamConsumerResponse.builder().build();
    }

    Subscription subscribe(SubscribeToShardRequest request) {
        Instant now = clock.instant();
        StreamConsumer consumer = byArn(Constraints.required("consumerARN", request.consumerARN()));
        DataStream stream = consumer.stream();
        Shard shard = stream.shard(Constraints.required("shardId", request.shardId()), now);
        StartingPosition position = Constraints.required("startingPosition", request.startingPosition());
        Constraints.required("startingPosition.type", position.type());
        long from = shard.locate(position, now, stream.horizon(now));
        return consumer.subscribe(
                shard.id(), limits.subscribeAgain(), now, () -> new Subscription(stream, shard, from, clock));
    }

    private StreamConsumer find(String streamArn, String name, String arn) {
        StreamConsumer consumer = arn == null ? byName(stream(streamArn), name) : byArn(arn);
        boolean named = name == null || name.equals(consumer.name());
        boolean onStream = streamArn == null || consumer.stream().equals(stream(streamArn));
        if (!named || !onStream) {
            throw KinesisErrors.invalid("ConsumerARN %s names another consumer.".formatted(arn));
        }
        return consumer;
    }

    private StreamConsumer byArn(String arn) {
        StreamConsumer consumer = byName(streams.byName(Arn.streamInConsumer(arn)), Arn.consumerIn(arn));
        if (!consumer.arn().equals(arn)) {
            throw notFound(arn);
        }
        return consumer;
    }

    private static StreamConsumer byName(DataStream stream, String name) {
        return Optional.ofNullable(stream.consumers().get(Constraints.name("consumerName", name)))
                .orElseThrow(() -> notFound(name));
    }

    private static KinesisException notFound(String consumer) {
        return KinesisErrors.notFound("Consumer %s under account %s not found.".formatted(consumer, Arn.ACCOUNT));
    }

    private DataStream stream(String arn) {
        return streams.find(null, Constraints.required("streamARN", arn));
    }
}
