package dev.maskbot.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import tools.jackson.core.JsonGenerator;

/** Writes the SDK's shapes as the bodies of responses and events. Thread-safe. */
record ShapeWriter(WireFormat format) {
    byte[] write(SdkPojo shape) {
        var body = new ByteArrayOutputStream();
        try (JsonGenerator generator = format.mapper().createGenerator(body)) {
            object(generator, shape);
        }
        return body.toByteArray();
    }

    private void object(JsonGenerator generator, SdkPojo shape) {
        generator.writeStartObject();
        for (SdkField<?> field : shape.sdkFields()) {
            Object value = field.getValueOrDefault(shape);
            // The SDK's own empty list stands for a member that was never set.
            if (value != null && !(value instanceof SdkAutoConstructList)) {
                generator.writeName(field.locationName());
                value(generator, value);
            }
        }
        generator.writeEndObject();
    }

    private void value(JsonGenerator generator, Object value) {
        switch (value) {
            case String text -> generator.writeString(text);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case Float number -> generator.writeNumber(number);
            case Boolean flag -> generator.writeBoolean(flag);
            case Instant time -> format.writeTime(generator, time);
            case SdkBytes bytes -> generator.writeBinary(bytes.asByteArrayUnsafe());
            case SdkPojo shape -> object(generator, shape);
            case List<?> items -> {
                generator.writeStartArray();
                items.forEach(item -> value(generator, item));
                generator.writeEndArray();
            }
            default -> throw new IllegalArgumentException("cannot write a " + value.getClass());
        }
    }
}
