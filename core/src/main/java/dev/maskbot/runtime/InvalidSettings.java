package dev.maskbot.runtime;

import java.util.List;

/** The settings are refused as a whole; every fault is listed, and says what to do. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    InvalidSettings(List<String> faults) {
        super("%d %s wrong:%n  %s"
                .formatted(
                        faults.size(),
                        faults.size() == 1 ? "setting is" : "settings are",
                        String.join(System.lineSeparator() + "  ", faults)));
        this.faults = List.copyOf(faults);
    }

    /** What is wrong, a setting each; no secret is in it. */
    public List<String> faults() {
        return faults;
    }
}
