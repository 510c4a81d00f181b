package dev.maskbot.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how the daemon is: sd_notify(3), one datagram a message, to the socket in {@code NOTIFY_SOCKET}; without
 * that variable it does nothing. The JDK has no datagram sockets of the Unix domain, so libc is called directly. A
 * message that cannot be sent is logged and dropped. Safe for use by several threads.
 */
final class Systemd {
    private static final Logger log = LoggerFactory.getLogger(Systemd.class);

    // Linux ABI, the same on x86_64 and arm64: <bits/socket.h>, <sys/un.h>.
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MAX_PATH = 108;

    private final Optional<String> socket;
    private final Optional<Duration> watchdog;

    private Systemd(Optional<String> socket, Optional<Duration> watchdog) {
        this.socket = socket;
        this.watchdog = watchdog;
    }

    static Systemd of(Map<String, String> environment) {
        return new Systemd(
                Optional.ofNullable(environment.get("NOTIFY_SOCKET")),
                Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                        .map(micros -> Duration.ofNanos(Long.parseLong(micros) * 1000)));
    }

    /** How often systemd wants a sign of life, when it wants any. */
    Optional<Duration> watchdog() {
        return watchdog;
    }

    void ready() {
        send("READY=1");
    }

    void stopping() {
        send("STOPPING=1");
    }

    void status(String line) {
        send("STATUS=" + line.replace('\n', ' '));
    }

    void alive() {
        send("WATCHDOG=1");
    }

    private void send(String message) {
        socket.ifPresent(path -> {
            try {
                Libc.sendDatagram(path, message);
            } catch (RuntimeException | LinkageError e) { // native access may be denied, or libc be another
                log.atWarn().setCause(e).log("systemd.not_told");
            }
        });
    }

    @SuppressWarnings("restricted") // native access is granted to the daemons on their command line
    private static final class Libc {
        private static final Linker LINKER = Linker.nativeLinker();
        private static final MethodHandle SOCKET =
                function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        private static final MethodHandle SENDTO = function(
                "sendto", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
        private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

        static void sendDatagram(String path, String message) {
            try (var arena = Arena.ofConfined()) {
                var name = path.getBytes(StandardCharsets.UTF_8);
                if (name.length >= MAX_PATH) {
                    throw new IllegalArgumentException("NOTIFY_SOCKET is longer than a socket's name may be");
                }
                if (name[0] == '@') {
                    name[0] = 0; // sd_notify(3): '@' stands for the NUL byte of the abstract namespace
                }
                var address = arena.allocate(MemoryLayout.sequenceLayout(2 + MAX_PATH, JAVA_BYTE));
                address.set(JAVA_SHORT, 0, (short) AF_UNIX);
                MemorySegment.copy(name, 0, address, JAVA_BYTE, 2, name.length);
                var bytes = arena.allocateFrom(JAVA_BYTE, message.getBytes(StandardCharsets.UTF_8));

                var descriptor = (int) SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
                try {
                    var sent = (long) SENDTO.invokeExact(
                            descriptor, bytes, bytes.byteSize(), MSG_NOSIGNAL, address, 2 + name.length);
                    if (sent != bytes.byteSize()) {
                        throw new IllegalStateException("systemd's socket did not take the message");
                    }
                } finally {
                    var _ = (int) CLOSE.invokeExact(descriptor);
                }
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("a call into libc threw what it cannot throw", e);
            }
        }

        private static MethodHandle function(String name, FunctionDescriptor descriptor) {
            return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor);
        }
    }
}
