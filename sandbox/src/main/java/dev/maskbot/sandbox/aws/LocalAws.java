package dev.maskbot.sandbox.aws;

import dev.maskbot.sandbox.fault.Service;
import dev.maskbot.sandbox.kinesis.LocalKinesis;
import dev.maskbot.sandbox.process.Parts;
import dev.maskbot.sandbox.proxy.FaultProxy;
import dev.maskbot.sandbox.rekognition.LocalRekognition;
import dev.maskbot.sandbox.rekognition.NoSuchObjectException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What Maskbot uses of AWS, on this machine, over the services' own wire protocols; any credentials are good. Safe for
 * use by several threads.
 *
 * @param cbor whether its Kinesis understands CBOR, which the SDK speaks unless it is told not to; moto's does not
 * @param endpoints by the service's name in the SDK's variables, {@code KINESIS} for {@code AWS_ENDPOINT_URL_KINESIS}
 */
public record LocalAws(
        Parts parts,
        boolean cbor,
        Map<String, URI> endpoints,
        LocalCloudWatch cloudWatch,
        DynamoDbClient dynamoDb,
        KinesisClient kinesis,
        S3Client s3,
        SsmClient ssm)
        implements AutoCloseable {
    static final String REGION = "us-east-1";
    static final String KEY = "sandbox";

    /**
     * Starts all services, side by side.
     *
     * @param home the repository, built
     * @throws IllegalStateException when one does not start; then none is left running
     */
    public static LocalAws start(Path home, InstantSource clock) throws InterruptedException {
        return start(home, clock, Optional.empty());
    }

    /** The same, perhaps with a folder in which tables and objects stay. */
    public static LocalAws start(Path home, InstantSource clock, Optional<Path> kept) throws InterruptedException {
        var parts = new Parts();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = parts.add(new AwsClients());
            var dynamoDb = threads.submit(() -> parts.add(LocalDynamoDb.start(home, folder(kept, "dynamodb")))
                    .endpoint());
            var s3 = threads.submit(
                    () -> parts.add(LocalS3.start(folder(kept, "s3"))).endpoint());
            var s3Client = threads.submit(() -> clients.client(S3Client.builder(), s3.get()));
            var rekognition = threads.submit(
                    () -> parts.add(rekognition(s3Client::resultNow)).endpoint());
            var kinesis = parts.add(LocalKinesis.start(0, clock)).endpoint();
            var ssm = parts.add(LocalSsm.start(clock)).endpoint();
            var cloudWatch = parts.add(LocalCloudWatch.start());
            return new LocalAws(
                    parts,
                    true,
                    Map.of(
                            "CLOUDWATCH", cloudWatch.endpoint(),
                            "DYNAMODB", dynamoDb.get(),
                            "KINESIS", kinesis,
                            "REKOGNITION", rekognition.get(),
                            "S3", s3.get(),
                            "SSM", ssm),
                    cloudWatch,
                    clients.client(DynamoDbClient.builder(), dynamoDb.get()),
                    clients.client(KinesisClient.builder(), kinesis),
                    s3Client.get(),
                    clients.client(SsmClient.builder(), ssm));
        } catch (ExecutionException e) {
            parts.close();
            throw new IllegalStateException(
                    "the local AWS did not start: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /**
     * Uses an emulator that runs already for everything but Rekognition and CloudWatch, which nothing is sent to.
     *
     * @param emulator where all its services are: LocalStack, floci, moto's server
     * @throws IllegalStateException when nobody answers there
     */
    public static LocalAws at(URI emulator) {
        var parts = new Parts();
        try {
            System.setProperty(SdkSystemSetting.CBOR_ENABLED.property(), "false"); // clients have no option for it
            var clients = parts.add(new AwsClients());
            var s3 = clients.client(S3Client.builder(), emulator);
            s3.listBuckets();
            var cloudWatch = parts.add(LocalCloudWatch.start());
            var endpoints = new HashMap<String, URI>();
            Stream.of("DYNAMODB", "KINESIS", "S3", "SSM").forEach(service -> endpoints.put(service, emulator));
            endpoints.put("CLOUDWATCH", cloudWatch.endpoint());
            endpoints.put("REKOGNITION", parts.add(rekognition(() -> s3)).endpoint());
            return new LocalAws(
                    parts,
                    false,
                    Map.copyOf(endpoints),
                    cloudWatch,
                    clients.client(DynamoDbClient.builder(), emulator),
                    clients.client(KinesisClient.builder(), emulator),
                    s3,
                    clients.client(SsmClient.builder(), emulator));
        } catch (SdkException e) {
            parts.close();
            throw new IllegalStateException("no AWS answers at " + emulator + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static LocalRekognition rekognition(Supplier<S3Client> s3) {
        return LocalRekognition.start(0, (bucket, key) -> object(s3.get(), bucket, key));
    }

    private static Optional<Path> folder(Optional<Path> kept, String name) throws IOException {
        return kept.isEmpty()
                ? kept
                : Optional.of(Files.createDirectories(kept.get().resolve(name)));
    }

    /** Starts a proxy before each service that can be made to fail; they end with it. */
    public List<FaultProxy> startProxies() {
        return Arrays.stream(Service.values())
                .filter(service -> endpoints.containsKey(service.name()))
                .map(service -> parts.add(FaultProxy.start(service, endpoints.get(service.name()))))
                .toList();
    }

    /** The same, but other processes find the proxies; our own clients go on reaching the services themselves. */
    public LocalAws behind(List<FaultProxy> proxies) {
        var found = new HashMap<>(endpoints);
        proxies.forEach(proxy -> found.put(proxy.service().name(), proxy.endpoint()));
        return new LocalAws(parts, cbor, Map.copyOf(found), cloudWatch, dynamoDb, kinesis, s3, ssm);
    }

    /** The variables by which the SDK of another process finds all this, and nothing else. */
    public Map<String, String> environment() {
        var variables = new HashMap<String, String>();
        variables.put(SdkSystemSetting.CBOR_ENABLED.environmentVariable(), Boolean.toString(cbor));
        variables.put("AWS_REGION", REGION);
        variables.put("AWS_ACCESS_KEY_ID", KEY);
        variables.put("AWS_SECRET_ACCESS_KEY", KEY);
        variables.put("AWS_CONFIG_FILE", "/dev/null");
        variables.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        endpoints.forEach((service, endpoint) -> variables.put("AWS_ENDPOINT_URL_" + service, endpoint.toString()));
        return variables;
    }

    private static byte[] object(S3Client s3, String bucket, String key) throws NoSuchObjectException {
        try {
            return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                    .asByteArrayUnsafe();
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                throw new NoSuchObjectException(bucket, key);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
