package dev.maskbot.sandbox.wire;

import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.databind.JsonNode;

/** One operation of the API: the shape of its request and what answers it. */
public record Operation<B extends SdkBuilder<B, I> & SdkPojo, I, O>(Supplier<B> request, Function<I, O> answer) {
    /** Reads the request and answers it. */
    public O call(JsonNode body, ShapeReader reader) {
        return answer.apply(reader.read(body, request.get()).build());
    }
}
