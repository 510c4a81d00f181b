package dev.maskbot.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * How the sandbox is run. Immutable.
 *
 * @param aws an emulator that is to be used instead of the local AWS
 * @param kept where data stay from one run to the next; otherwise they go
 * @param watched whether a daemon is started anew when its classes change
 * @param debugged daemons to which a debugger may connect
 */
public record SandboxOptions(Optional<URI> aws, Optional<Path> kept, boolean watched, Set<String> debugged) {
    public SandboxOptions {
        debugged = Set.copyOf(debugged);
    }

    /** As it is without options. */
    public static SandboxOptions usual() {
        return new SandboxOptions(Optional.empty(), Optional.empty(), false, Set.of());
    }
}
