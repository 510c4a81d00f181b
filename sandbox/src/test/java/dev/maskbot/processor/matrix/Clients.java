package dev.maskbot.processor.matrix;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The SDK as an instance has it, but that it waits for nothing between its tries: that would be real time. */
record Clients(DynamoDbClient dynamo, S3Client s3, RekognitionClient rekognition) {
    // As Main's.
    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(25);

    Clients(SdkHttpClient http) {
        this(
                client(DynamoDbClient.builder(), http),
                client(S3Client.builder(), http),
                client(RekognitionClient.builder(), http));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, SdkHttpClient http) {
        var none = BackoffStrategy.retryImmediately();
        return builder.httpClient(http)
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("key", "secret-" + Secrets.CANARY)))
                .overrideConfiguration(calls -> calls.apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .retryStrategy(
                                retries -> retries.backoffStrategy(none).throttlingBackoffStrategy(none)))
                .build();
    }

    void close() {
        dynamo.close();
        s3.close();
        rekognition.close();
    }
}
