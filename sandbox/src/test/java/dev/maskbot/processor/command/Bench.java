package dev.maskbot.processor.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.processor.StateTable;
import dev.maskbot.processor.ledger.Claim;
import dev.maskbot.processor.ledger.LedgerArchive;
import dev.maskbot.processor.ledger.LedgerItem;
import dev.maskbot.processor.ledger.LedgerTable;
import dev.maskbot.processor.ledger.MalformedRecord;
import dev.maskbot.processor.ledger.MalformedRecords;
import dev.maskbot.processor.ledger.Outcome.Settled;
import dev.maskbot.processor.ledger.ReplyLedger;
import dev.maskbot.processor.ledger.ReplyLedger.Answer.Granted;
import dev.maskbot.sandbox.aws.AwsClients;
import dev.maskbot.sandbox.aws.LocalS3;
import dev.maskbot.sandbox.kinesis.LocalKinesis;
import dev.maskbot.sandbox.kinesis.StreamRecords;
import dev.maskbot.sandbox.process.Parts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A deployment on this machine, what is in it, and its command line. Confined to one test, and ends with it. */
final class Bench implements AutoCloseable {
    static final String UNPROCESSED = "unprocessed";
    static final String PROCESSED = "processed";
    private static final String STREAM = "mentions";

    final DynamoDbClient dynamo;
    final StateTable state;
    final ReplyLedger ledger;
    final LedgerArchive archive;
    final Deployment deployment;
    private final Parts parts = new Parts();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    Bench(DynamoDbClient dynamo) {
        var clients = parts.add(new AwsClients());
        var kinesis = clients.client(
                KinesisClient.builder(),
                parts.add(LocalKinesis.start(0, InstantSource.system())).endpoint());
        kinesis.createStream(request -> request.streamName(STREAM).shardCount(2));
        var s3 = clients.client(S3Client.builder(), parts.add(LocalS3.start()).endpoint());
        s3.createBucket(request -> request.bucket(UNPROCESSED));
        s3.createBucket(request -> request.bucket(PROCESSED));
        var table = LedgerTable.create(dynamo);
        this.dynamo = dynamo;
        this.state = StateTable.create(dynamo);
        this.ledger = new ReplyLedger(dynamo, table, () -> now);
        this.archive = new LedgerArchive(dynamo, table);
        this.deployment = new Deployment(
                null, dynamo, kinesis, s3, null, STREAM, "leases", table, state.name(), UNPROCESSED, PROCESSED);
    }

    record Result(int exitCode, String out, String err) {
        List<JsonNode> json() {
            return out.lines().map(JsonMapper.shared()::readTree).toList();
        }
    }

    Result run(String... arguments) {
        return run(deployment, arguments);
    }

    static Result run(Deployment deployment, String... arguments) {
        return run(() -> {}, () -> deployment, arguments);
    }

    static Result run(Runnable daemon, Supplier<Deployment> deployment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exitCode = ProcessorCommand.execute(
                arguments, daemon, deployment, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Result(exitCode, out.toString(), err.toString());
    }

    /** A mention of a photo that its author took. */
    Mention mention(String id, String author) {
        return mention(id, author, author);
    }

    Mention mention(String id, String author, String photographer) {
        var photo = new PhotoRef(URI.create("https://pbs.twimg.com/media/A.jpg"), photographer, "");
        return new Mention(new MentionId(id), id + "9", id, author, now, "please", "en", false, List.of(photo));
    }

    Claim claim(Mention mention) {
        return ((Granted) ledger.claim(mention)).claim();
    }

    void settle(Mention mention, Settled outcome) throws Exception {
        ledger.settle(claim(mention), mention, outcome);
    }

    void malformed(MalformedRecord record) {
        new MalformedRecords(dynamo, deployment.ledgerTable(), () -> now).add(record);
    }

    LedgerItem item(Mention mention) {
        return archive.find(mention.id()).orElseThrow();
    }

    List<Record> records() {
        return StreamRecords.read(deployment.kinesis(), STREAM, pause -> LockSupport.parkNanos(pause.toNanos()));
    }

    /** A photo of a mention, as it came and as it was posted. */
    void photo(Mention mention, int index) {
        for (var bucket : List.of(UNPROCESSED, PROCESSED)) {
            deployment
                    .s3()
                    .putObject(
                            request -> request.bucket(bucket).key(mention.id() + "/" + index),
                            RequestBody.fromString("jpeg", UTF_8));
        }
    }

    List<String> objects() {
        return Stream.of(UNPROCESSED, PROCESSED)
                .flatMap(bucket -> deployment.s3().listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                        .map(S3Object::key))
                .toList();
    }

    /** Of a client that is made by a test itself. */
    SdkHttpClient http() {
        return parts.add(Apache5HttpClient.create());
    }

    AwsCredentialsProvider credentials() {
        return (AwsCredentialsProvider) dynamo.serviceClientConfiguration().credentialsProvider();
    }

    void put(String stateItem) {
        dynamo.putItem(request -> request.tableName(state.name()).item(Map.of("id", fromS(stateItem))));
    }

    @Override
    public void close() {
        parts.close();
    }
}
