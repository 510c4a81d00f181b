package dev.maskbot.runtime;

import java.util.Map;

/** Where settings live outside the machine. */
@FunctionalInterface
public interface ParameterStore {
    /** Every parameter below a path, decrypted, by its full name. */
    Map<String, String> below(String path);
}
