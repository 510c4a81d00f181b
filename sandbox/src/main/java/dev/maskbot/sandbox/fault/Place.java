package dev.maskbot.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * Where something fails: all calls of a service, {@code s3}, or one of its operations by the service's own name for it,
 * {@code dynamodb/PutItem} or {@code x/CREATE_POST}. Immutable.
 */
public record Place(Service service, Optional<String> operation) {
    public static Place of(Service service) {
        return new Place(service, Optional.empty());
    }

    public static Place of(Service service, String operation) {
        return new Place(service, Optional.of(operation));
    }

    /** Reads what {@link #toString} writes. */
    @JsonCreator
    public static Place parse(String text) {
        var slash = text.indexOf('/');
        return slash < 0 ? of(Service.of(text)) : of(Service.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    public boolean covers(String called) {
        return operation.isEmpty() || operation.get().equals(called);
    }

    @JsonValue
    @Override
    public String toString() {
        return operation.map(name -> service + "/" + name).orElseGet(service::toString);
    }
}
