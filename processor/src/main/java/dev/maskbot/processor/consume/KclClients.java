package dev.maskbot.processor.consume;

import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** KCL's clients of everything but Kinesis. Safe for use by several threads. */
public record KclClients(DynamoDbAsyncClient dynamo, CloudWatchAsyncClient cloudWatch) {
    /** Makes them. */
    public static KclClients create() {
        var http = NettyNioAsyncHttpClient.builder()
                .protocol(Protocol.HTTP1_1)
                .maxConcurrency(64)
                .build();
        return new KclClients(
                DynamoDbAsyncClient.builder().httpClient(http).build(),
                CloudWatchAsyncClient.builder().httpClient(http).build());
    }
}
