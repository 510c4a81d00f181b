package dev.maskbot.processor.turbo;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;

/**
 * What libjpeg-turbo needs for large photos, which the C library would keep when it is given back, for every thread its own
 * (glibc raises its limit up to 32 MB as it goes). 2,048 × 1,536 points stay below: those pages are worth keeping.
 */
final class LargeBlocks {
    private static final int FROM_BYTES = 8 << 20;

    /** {@code M_MMAP_THRESHOLD} of glibc's {@code malloc.h}. */
    private static final int THRESHOLD = -3;

    private LargeBlocks() {}

    /** Has them go back to the system at once, from now on, in the whole process; where malloc is not glibc's, nothing. */
    @SuppressWarnings("restricted") // calling C is what it is for
    static void giveBack() {
        var linker = Linker.nativeLinker();
        linker.defaultLookup().find("mallopt").ifPresent(mallopt -> {
            var function = linker.downcallHandle(mallopt, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
            Library.number(function, THRESHOLD, FROM_BYTES);
        });
    }
}
