package dev.maskbot.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Faults as JSON: {@code {"where":"dynamodb/PutItem","what":{"kind":"throttle"},"after":"PT5S","lasts":"PT1M",
 * "probability":0.1,"every":1,"times":10,"seed":7}}; all but the first two may be left out.
 */
public final class FaultJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(
                    _ -> JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    private FaultJson() {}

    /** Reads one; throws IllegalArgumentException that says what is wrong with it. */
    public static Fault read(String json) {
        try {
            return JSON.readValue(json, Fault.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** Reads one that is part of something else. */
    public static Fault read(JsonNode json) {
        return read(json.toString());
    }

    public static String write(Fault fault) {
        return JSON.writeValueAsString(fault);
    }

    static String write(FaultInjector.Injection injection) {
        return JSON.writeValueAsString(Shown.of(injection));
    }

    static String write(List<FaultInjector.Injection> injections) {
        return JSON.writeValueAsString(injections.stream().map(Shown::of).toList());
    }

    static String write(Object other) {
        return JSON.writeValueAsString(other);
    }

    /** A fault that is switched on, as others see it. */
    private record Shown(String id, Fault fault, int happened, boolean over) {
        static Shown of(FaultInjector.Injection injection) {
            return new Shown(
                    Long.toString(injection.id()), injection.fault(), injection.happened(), injection.isOver());
        }
    }
}
