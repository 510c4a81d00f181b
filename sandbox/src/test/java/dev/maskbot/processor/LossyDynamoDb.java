package dev.maskbot.processor;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The same DynamoDB over a wire that loses answers. */
public final class LossyDynamoDb implements AutoCloseable {
    private final SdkHttpClient http = Apache5HttpClient.create();
    private final AtomicInteger lost = new AtomicInteger();
    private final DynamoDbClient client;

    /** The first answer to every request is lost, and the SDK repeats what has been done. */
    public LossyDynamoDb(DynamoDbClient like) {
        var configuration = like.serviceClientConfiguration();
        this.client = DynamoDbClient.builder()
                .endpointOverride(configuration.endpointOverride().orElseThrow())
                .region(configuration.region())
                .credentialsProvider((AwsCredentialsProvider) configuration.credentialsProvider())
                .httpClient(http)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .addExecutionInterceptor(new Loss())
                        .build())
                .build();
    }

    public DynamoDbClient client() {
        return client;
    }

    public int lost() {
        return lost.get();
    }

    @Override
    public void close() {
        client.close();
        http.close();
    }

    private final class Loss implements ExecutionInterceptor {
        private static final ExecutionAttribute<Boolean> ANSWERED = new ExecutionAttribute<>("answered");

        @Override
        public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            if (attributes.getAttribute(ANSWERED) != null) {
                return context.httpResponse();
            }
            attributes.putAttribute(ANSWERED, true);
            lost.incrementAndGet();
            return context.httpResponse().toBuilder().statusCode(500).build();
        }
    }
}
