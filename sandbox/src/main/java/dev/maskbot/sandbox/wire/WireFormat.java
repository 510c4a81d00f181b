package dev.maskbot.sandbox.wire;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;

/** The encodings of AWS's JSON protocol 1.1 and of RPC v2: the same tree in other bytes, but for how a time is written. */
public enum WireFormat {
    /** Times are seconds with a fraction. */
    JSON("application/x-amz-json-1.1") {
        @Override
        ObjectMapper mapper() {
            return JsonMapper.shared();
        }

        @Override
        Instant readTime(JsonNode node) {
            return Instant.ofEpochMilli(node.decimalValue().movePointRight(3).longValue());
        }

        @Override
        void writeTime(JsonGenerator generator, Instant time) {
            generator.writeNumber(BigDecimal.valueOf(time.toEpochMilli(), 3));
        }
    },

    /** Times are whole milliseconds under tag 1, and not the seconds that RFC 8949 means by it. */
    CBOR("application/x-amz-cbor-1.1") {
        @Override
        ObjectMapper mapper() {
            return CBORMapper.shared();
        }

        @Override
        Instant readTime(JsonNode node) {
            return Instant.ofEpochMilli(node.longValue());
        }

        @Override
        void writeTime(JsonGenerator generator, Instant time) {
            ((CBORGenerator) generator).writeTag(1);
            generator.writeNumber(time.toEpochMilli());
        }
    },

    /** The CBOR of Smithy's RPC v2. Times are seconds with a fraction, under tag 1. */
    RPC_CBOR("application/cbor") {
        @Override
        ObjectMapper mapper() {
            return CBORMapper.shared();
        }

        @Override
        Instant readTime(JsonNode node) {
            return Instant.ofEpochMilli(Math.round(node.doubleValue() * 1000));
        }

        @Override
        void writeTime(JsonGenerator generator, Instant time) {
            ((CBORGenerator) generator).writeTag(1);
            generator.writeNumber(time.toEpochMilli() / 1000.0);
        }
    };

    private final String contentType;

    WireFormat(String contentType) {
        this.contentType = contentType;
    }

    public static Optional<WireFormat> of(String contentType) {
        return Stream.of(values())
                .filter(format -> format.contentType.equals(contentType))
                .findFirst();
    }

    public String contentType() {
        return contentType;
    }

    public JsonNode read(InputStream body) {
        return mapper().readTree(body);
    }

    public byte[] write(SdkPojo shape) {
        return new ShapeWriter(this).write(shape);
    }

    public byte[] write(Map<String, String> members) {
        return mapper().writeValueAsBytes(members);
    }

    public byte[] write(JsonNode tree) {
        return mapper().writeValueAsBytes(tree);
    }

    abstract ObjectMapper mapper();

    abstract Instant readTime(JsonNode node);

    abstract void writeTime(JsonGenerator generator, Instant time);
}
