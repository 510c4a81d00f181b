package dev.maskbot.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** systemd's side of sd_notify(3): a datagram socket in the abstract namespace of Linux. */
@SuppressWarnings("restricted")
final class NotifySocket implements AutoCloseable {
    private final String name = "@maskbot-test-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    private final int descriptor;

    NotifySocket() {
        descriptor = (int) call("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT), 1, 2, 0);
        try (var arena = Arena.ofConfined()) {
            var bytes = name.getBytes(StandardCharsets.UTF_8);
            var address = arena.allocate(2L + bytes.length);
            address.set(JAVA_SHORT, 0, (short) 1);
            MemorySegment.copy(bytes, 1, address, JAVA_BYTE, 3, bytes.length - 1);
            var bound = (int) call(
                    "bind",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
                    descriptor,
                    address,
                    2 + bytes.length);
            if (bound != 0) {
                throw new IllegalStateException("bind failed");
            }
        }
    }

    String name() {
        return name;
    }

    /** The next message; waits for it. */
    String receive() {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(4096);
            var length = (long) call(
                    "recv",
                    FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT),
                    descriptor,
                    buffer,
                    4096L,
                    0);
            return new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), descriptor);
    }

    private static Object call(String name, FunctionDescriptor descriptor, Object... arguments) {
        var linker = Linker.nativeLinker();
        MethodHandle function = linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
    }
}
