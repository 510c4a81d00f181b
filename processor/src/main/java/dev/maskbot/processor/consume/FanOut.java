package dev.maskbot.processor.consume;

import java.time.Duration;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.kinesis.retrieval.RetrievalSpecificConfig;
import software.amazon.kinesis.retrieval.fanout.FanOutConfig;
import software.amazon.kinesis.retrieval.polling.PollingConfig;

/** How records come out of the stream. */
public enum FanOut {
    /** Asked for, five times a second, of the two megabytes a second that a shard has for all its readers. */
    SHARED {
        @Override
        SdkAsyncHttpClient http() {
            return NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1).build();
        }

        @Override
        RetrievalSpecificConfig retrieval(String stream, String application, KinesisAsyncClient kinesis) {
            return new PollingConfig(stream, kinesis)
                    .maxRecords(MAX_RECORDS)
                    // Kinesis quotas: 5 GetRecords per second and shard.
                    .idleTimeBetweenReadsInMillis(200);
        }
    },
    /** Pushed, with two megabytes a second of its own, for a price per shard and hour. */
    ENHANCED {
        @Override
        SdkAsyncHttpClient http() {
            return NettyNioAsyncHttpClient.builder()
                    .protocol(Protocol.HTTP2)
                    .maxConcurrency(Integer.MAX_VALUE)
                    // As KCL's own clients have it (KinesisClientUtil).
                    .http2Configuration(
                            http -> http.initialWindowSize(512 * 1024).healthCheckPingPeriod(Duration.ofMinutes(1)))
                    .build();
        }

        @Override
        RetrievalSpecificConfig retrieval(String stream, String application, KinesisAsyncClient kinesis) {
            return new FanOutConfig(kinesis).streamName(stream).applicationName(application);
        }
    };

    /** KCL keeps some deliveries ready, for which memory is needed. */
    private static final int MAX_RECORDS = 64;

    /** For Kinesis alone. */
    abstract SdkAsyncHttpClient http();

    /**
     * What KCL is to do.
     *
     * @param application under whose name it subscribes
     */
    abstract RetrievalSpecificConfig retrieval(String stream, String application, KinesisAsyncClient kinesis);
}
