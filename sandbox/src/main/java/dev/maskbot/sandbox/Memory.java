package dev.maskbot.sandbox;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Whether the machine can hold the sandbox: four processes, and a machine that swaps answers nobody. */
final class Memory {
    /** Four JVMs with heaps of 1,216 MB together, and what a JVM needs beside its heap; measured 1.2 GB in use. */
    private static final long NEEDED = 1_500L * 1024 * 1024;

    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");

    private Memory() {}

    /** In bytes: what the machine has to spare, but no more than the whole limit of a container. */
    static long available() throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        // Linux lends free memory to its file cache and gives it back on demand: only the kernel's own sum counts that.
        var kernel = Files.isReadable(MEMINFO) ? available(Files.readString(MEMINFO)) : Long.MAX_VALUE;
        var limit = system.getTotalMemorySize(); // of the container, or of the machine
        return Math.min(kernel, limit);
    }

    static long available(String meminfo) {
        var line = AVAILABLE.matcher(meminfo);
        return line.find() ? Long.parseLong(line.group(1)) * 1024 : Long.MAX_VALUE;
    }

    static void require(long available) {
        if (available < NEEDED) {
            throw new IllegalStateException("only %d MB of memory are free, the sandbox needs %d MB: close something"
                    .formatted(available >> 20, NEEDED >> 20));
        }
    }
}
