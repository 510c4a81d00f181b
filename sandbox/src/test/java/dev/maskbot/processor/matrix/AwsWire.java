package dev.maskbot.processor.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What carries one instance's requests to an AWS in memory: the SDK signs, marshals and repeats them as ever. Confined to
 * one simulation.
 */
final class AwsWire implements SdkHttpClient {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Wire wire;
    private final World world;
    private final Rules rules;

    AwsWire(Wire wire, World world, Rules rules) {
        this.wire = wire;
        this.world = world;
        this.rules = rules;
    }

    /** What comes back. */
    record Answer(int status, String body) {}

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return response(answer(request));
            }

            @Override
            public void abort() {}
        };
    }

    private Answer answer(HttpExecuteRequest request) throws IOException {
        var http = request.httpRequest();
        var body = request.contentStreamProvider().isPresent()
                ? request.contentStreamProvider().get().newStream().readAllBytes()
                : new byte[0];
        if (http.method() == SdkHttpMethod.PUT) {
            return carry(Step.STORED, AwsService.S3, () -> {
                world.put(http.encodedPath(), body);
                return new Answer(200, "");
            });
        }
        var target = target(http);
        var operation = target.substring(target.indexOf('.') + 1);
        var json = JSON.readTree(body);
        return switch (operation) {
            case "DetectFaces" -> carry(Step.FACES_FOUND, AwsService.REKOGNITION, () -> new Answer(200, Faces.ONE));
            case "DetectModerationLabels" ->
                carry(Step.MODERATED, AwsService.REKOGNITION, () -> new Answer(200, Faces.NOTHING_TO_MODERATE));
            default -> carry(LedgerSteps.of(operation, json), AwsService.DYNAMODB, () -> ask(operation, json));
        };
    }

    private Answer carry(Step step, AwsService service, Wire.Effect<Answer> effect) throws IOException {
        world.requested(step);
        return wire.carry(step, effect, service::refusal);
    }

    private Answer ask(String operation, JsonNode request) {
        return rules.written(request)
                .map(real -> world.dynamo().answer(operation, real))
                .map(answer -> new Answer(answer.status(), answer.body().toString()))
                .orElse(new Answer(200, "{}"));
    }

    private static String target(SdkHttpRequest request) {
        return request.firstMatchingHeader("X-Amz-Target").orElseThrow();
    }

    private static HttpExecuteResponse response(Answer answer) {
        var bytes = answer.body().getBytes(UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(answer.status())
                        .putHeader("Content-Length", Integer.toString(bytes.length))
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    @Override
    public void close() {}

    @Override
    public String clientName() {
        return "memory";
    }
}
