package dev.maskbot.sandbox.kinesis;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Speaks the protocol without the SDK: one POST an operation, unsigned. */
final class RawClient implements AutoCloseable {
    record Answer(int status, String contentType, SdkBytes bytes, JsonNode body) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final String contentType;
    private final ObjectMapper mapper;

    RawClient(URI endpoint, String contentType, ObjectMapper mapper) {
        this.endpoint = endpoint;
        this.contentType = contentType;
        this.mapper = mapper;
    }

    Answer post(String operation, Object body) throws Exception {
        return post(operation, mapper.writeValueAsBytes(body));
    }

    Answer post(String operation, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/"))
                .header("Content-Type", contentType)
                .header("X-Amz-Target", "Kinesis_20131202." + operation)
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/kinesis/aws4_request")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                SdkBytes.fromByteArray(response.body()),
                mapper.readTree(response.body()));
    }

    @Override
    public void close() {
        http.close();
    }
}
