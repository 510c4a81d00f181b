package dev.maskbot.ingest.lock;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The way of one instance to DynamoDB, which can be disturbed. Safe for use by several threads. */
final class Wire implements SdkHttpClient {
    /** What becomes of a request. */
    enum State {
        WHOLE,
        /** It does not arrive, and that is known at once. */
        CUT,
        /** It does not arrive, and there is no answer either. */
        SILENT,
        /** The next write arrives, but its answer does not; then the wire is whole again. */
        NEXT_ANSWER_LOST
    }

    private static final ProfileFile NO_PROFILES = ProfileFile.aggregator().build();

    private final SdkHttpClient http = Apache5HttpClient.create();
    private volatile State state = State.WHOLE;
    private volatile HttpExecuteRequest last;
    private volatile boolean waiting;

    /** A client that tries as often as the SDK does by itself. */
    DynamoDbClient client(DynamoDbClient like) {
        return client(like, AwsRetryStrategy.standardRetryStrategy());
    }

    /** A client that finds out at once what becomes of a request, so that a test does not wait for what is no subject. */
    DynamoDbClient clientWithoutRetries(DynamoDbClient like) {
        return client(like, AwsRetryStrategy.doNotRetry());
    }

    private DynamoDbClient client(DynamoDbClient like, RetryStrategy retries) {
        var settings = like.serviceClientConfiguration();
        return DynamoDbClient.builder()
                .endpointOverride(settings.endpointOverride().orElseThrow())
                .region(settings.region())
                .credentialsProvider(settings.credentialsProvider())
                .overrideConfiguration(configuration ->
                        configuration.defaultProfileFile(NO_PROFILES).retryStrategy(retries))
                .httpClient(this)
                .build();
    }

    void become(State newState) {
        state = newState;
    }

    /** Whether somebody has begun to wait for an answer that will not come. */
    boolean waiting() {
        return waiting;
    }

    /** The last request, to be sent by the test: as late as a network may bring it. */
    ExecutableHttpRequest last() {
        return http.prepareRequest(last);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var whole = http.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                last = request;
                return switch (state) {
                    case WHOLE -> whole.call();
                    case CUT -> throw new IOException("cut");
                    case SILENT -> throw silence();
                    case NEXT_ANSWER_LOST -> {
                        var answer = whole.call();
                        if (isWrite(request)) {
                            answer.responseBody().orElseThrow().abort();
                            state = State.WHOLE;
                            throw new IOException("answer lost");
                        }
                        yield answer;
                    }
                };
            }

            @Override
            public void abort() {
                whole.abort();
            }
        };
    }

    private static boolean isWrite(HttpExecuteRequest request) {
        return request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .orElseThrow()
                .endsWith(".UpdateItem");
    }

    private IOException silence() {
        try {
            waiting = true;
            new CountDownLatch(1).await();
            throw new AssertionError();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new InterruptedIOException(e.toString());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
