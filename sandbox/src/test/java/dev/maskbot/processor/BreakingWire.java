package dev.maskbot.processor;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The same DynamoDB, for a worker that is stopped right after one of its calls is done. Thread-safe. */
final class BreakingWire implements ExecutionInterceptor, AutoCloseable {
    private final SdkHttpClient http = Apache5HttpClient.create();
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private final DynamoDbClient dynamo;

    BreakingWire(DynamoDbClient like) {
        var configuration = like.serviceClientConfiguration();
        this.dynamo = DynamoDbClient.builder()
                .endpointOverride(configuration.endpointOverride().orElseThrow())
                .region(configuration.region())
                .credentialsProvider((AwsCredentialsProvider) configuration.credentialsProvider())
                .httpClient(http)
                .overrideConfiguration(calls -> calls.addExecutionInterceptor(this))
                .build();
    }

    DynamoDbClient dynamo() {
        return dynamo;
    }

    /** So many calls are let alone. */
    void breakAfter(int calls) {
        left.set(calls);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (left.getAndDecrement() <= 0) {
            Thread.currentThread().interrupt();
            throw AwsServiceException.builder().message("stopped").build();
        }
    }

    @Override
    public void close() {
        dynamo.close();
        http.close();
    }
}
