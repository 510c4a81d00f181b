package dev.maskbot.processor;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The same DynamoDB, which does not do what it is asked for a while. Thread-safe. */
final class RefusingWire implements ExecutionInterceptor, AutoCloseable {
    private final SdkHttpClient http = Apache5HttpClient.create();
    private final AtomicInteger left = new AtomicInteger();
    private final DynamoDbClient dynamo;
    private volatile int status;

    RefusingWire(DynamoDbClient like) {
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

    /** The next so many calls end with this status. */
    void refuse(int with, int calls) {
        status = with;
        left.set(calls);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (left.getAndDecrement() > 0) {
            throw DynamoDbException.builder()
                    .message("refused")
                    .statusCode(status)
                    .build();
        }
    }

    @Override
    public void close() {
        dynamo.close();
        http.close();
    }
}
