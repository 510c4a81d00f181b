package dev.maskbot.processor.turbo;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * The functions of libturbojpeg that we call: those of TurboJPEG's API 2.0, which 3.x still has. Immutable; the functions
 * are safe for use by several threads, a handle that they give is not.
 */
@SuppressWarnings("restricted") // calling C is what it is for
record Library(
        MethodHandle initTransform,
        MethodHandle initDecompress,
        MethodHandle initCompress,
        MethodHandle destroy,
        MethodHandle transform,
        MethodHandle decompress,
        MethodHandle compress,
        MethodHandle errorCode,
        MethodHandle errorText,
        MethodHandle alloc,
        MethodHandle free) {
    /** As the file is called on Linux, macOS. */
    private static final List<String> NAMES = List.of("libturbojpeg.so.0", "libturbojpeg.0.dylib");

    /** {@code tjregion}. */
    static final MemoryLayout REGION = MemoryLayout.structLayout(
            JAVA_INT.withName("x"), JAVA_INT.withName("y"), JAVA_INT.withName("w"), JAVA_INT.withName("h"));

    /** {@code tjtransform}. */
    static final MemoryLayout TRANSFORM = MemoryLayout.structLayout(
            REGION.withName("r"),
            JAVA_INT.withName("op"),
            JAVA_INT.withName("options"),
            ADDRESS.withName("data"),
            ADDRESS.withName("customFilter"));

    /** {@code tjtransform.customFilter}. */
    static final FunctionDescriptor FILTER =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, REGION, REGION, JAVA_INT, JAVA_INT, ADDRESS);

    static Optional<Library> find() {
        return NAMES.stream().flatMap(name -> load(name).stream()).findFirst();
    }

    private static Optional<Library> load(String name) {
        try {
            return Optional.of(of(SymbolLookup.libraryLookup(name, Arena.global())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Library of(SymbolLookup symbols) {
        var handle = FunctionDescriptor.of(ADDRESS);
        return new Library(
                function(symbols, "tjInitTransform", handle),
                function(symbols, "tjInitDecompress", handle),
                function(symbols, "tjInitCompress", handle),
                function(symbols, "tjDestroy", FunctionDescriptor.of(JAVA_INT, ADDRESS)),
                // handle, jpeg, its size, n, jpegs, their sizes, transforms, flags
                function(
                        symbols,
                        "tjTransform",
                        FunctionDescriptor.of(
                                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT)),
                // handle, jpeg, its size, pixels, width, pitch, height, format, flags
                function(
                        symbols,
                        "tjDecompress2",
                        FunctionDescriptor.of(
                                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
                                JAVA_INT)),
                // handle, pixels, width, pitch, height, format, jpeg, its size, subsampling, quality, flags
                function(
                        symbols,
                        "tjCompress2",
                        FunctionDescriptor.of(
                                JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS,
                                JAVA_INT, JAVA_INT, JAVA_INT)),
                function(symbols, "tjGetErrorCode", FunctionDescriptor.of(JAVA_INT, ADDRESS)),
                function(symbols, "tjGetErrorStr2", FunctionDescriptor.of(ADDRESS, ADDRESS)),
                function(symbols, "tjAlloc", FunctionDescriptor.of(ADDRESS, JAVA_INT)),
                function(symbols, "tjFree", FunctionDescriptor.ofVoid(ADDRESS)));
    }

    private static MethodHandle function(SymbolLookup symbols, String name, FunctionDescriptor type) {
        var address =
                symbols.find(name).orElseThrow(() -> new IllegalArgumentException("libturbojpeg without " + name));
        return Linker.nativeLinker().downcallHandle(address, type);
    }

    /** Calls a function that returns a pointer. */
    static MemorySegment pointer(MethodHandle function, Object... arguments) {
        try {
            return (MemorySegment) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Calls a function that returns an int. */
    static int number(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Native functions throw nothing. */
    static IllegalStateException unexpected(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(e);
    }
}
