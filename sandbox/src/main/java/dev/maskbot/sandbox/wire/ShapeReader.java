package dev.maskbot.sandbox.wire;

import java.util.Map;
import java.util.function.BiFunction;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Fills the SDK's shapes from the bodies of requests, by the member names and types the SDK writes them with.
 * Throws {@link JacksonException} when a member has another type than its shape says. Thread-safe.
 */
public record ShapeReader(WireFormat format) {
    private static final Map<MarshallingType<?>, BiFunction<WireFormat, JsonNode, Object>> SCALARS = Map.of(
            MarshallingType.STRING, (_, node) -> node.stringValue(),
            MarshallingType.INTEGER, (_, node) -> node.intValue(),
            MarshallingType.LONG, (_, node) -> node.longValue(),
            MarshallingType.FLOAT, (_, node) -> node.floatValue(),
            MarshallingType.DOUBLE, (_, node) -> node.doubleValue(),
            MarshallingType.BOOLEAN, (_, node) -> node.booleanValue(),
            MarshallingType.SDK_BYTES, (_, node) -> SdkBytes.fromByteArrayUnsafe(node.binaryValue()),
            MarshallingType.INSTANT, WireFormat::readTime);

    /** Members that the shape does not have are passed over, as AWS does. */
    <B extends SdkPojo> B read(JsonNode node, B builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode member = node.asObject().get(field.locationName());
            if (member != null && !member.isNull()) {
                field.set(builder, value(member, field));
            }
        }
        return builder;
    }

    private Object value(JsonNode node, SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.LIST)) {
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            return node.asArray()
                    .valueStream()
                    .map(item -> value(item, element))
                    .toList();
        }
        if (type.equals(MarshallingType.SDK_POJO)) {
            return ((Buildable) read(node, field.constructor().get())).build();
        }
        return SCALARS.get(type).apply(format, node);
    }
}
