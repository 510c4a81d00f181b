package dev.maskbot.runtime;

import java.time.Instant;
import java.util.Map;

/** Where settings live outside the machine. */
@FunctionalInterface
public interface ParameterStore {
    /**
     * A parameter's newest version, which prints without its value. Immutable.
     *
     * @param modified when that was written
     */
    record Parameter(String value, Instant modified) {
        @Override
        public String toString() {
            return "Parameter[modified=" + modified + "]";
        }
    }

    /** Every parameter below a path, decrypted, by its full name. */
    Map<String, Parameter> below(String path);
}
