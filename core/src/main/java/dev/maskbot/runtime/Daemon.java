package dev.maskbot.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a process: composed, ready, stopping. SIGTERM and SIGINT close everything it owns in reverse order and
 * end it with 0; settings that are refused end it with 78, a failure with 1. Safe for use by several threads.
 */
public final class Daemon {
    /** sysexits.h: EX_CONFIG; systemd is told not to start us again for it. */
    private static final int EX_CONFIG = 78;

    /** Less than systemd's TimeoutStopSec, after which it kills. */
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(75);

    private static final Duration PULSE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(Daemon.class);

    private enum State {
        STARTING,
        READY,
        STOPPING
    }

    /** Builds the object graph of a daemon and starts it; gives the evidence that it lives. */
    @FunctionalInterface
    public interface Composition {
        Supplier<Health> start(Daemon daemon) throws Exception;
    }

    private final String name;
    private final Systemd systemd = Systemd.of(System.getenv());
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile int exitCode;

    private Daemon(String name) {
        this.name = name;
    }

    /** Runs a daemon until it is told to stop; does not return. */
    public static void run(String name, Composition composition) {
        var daemon = new Daemon(name);
        Runtime.getRuntime().addShutdownHook(new Thread(daemon::shutDown, "stop"));
        System.exit(daemon.live(composition));
    }

    /** Takes charge of closing something, after everything that is taken charge of later. */
    public synchronized <T extends AutoCloseable> T own(T closeable) {
        owned.push(closeable);
        return closeable;
    }

    /** Ends the process: a part of it is broken in a way that only a new process cures. */
    public void fail(Throwable why) {
        log.atError().addKeyValue("daemon", name).setCause(why).log("daemon.failed");
        exitCode = 1;
        stop.countDown();
    }

    private int live(Composition composition) {
        try {
            var health = composition.start(this);
            if (state.compareAndSet(State.STARTING, State.READY)) {
                systemd.ready();
                log.atInfo().addKeyValue("daemon", name).log("daemon.ready");
                watch(health);
            }
        } catch (InvalidSettings e) {
            System.err.println("maskbot " + name + " cannot start: " + e.getMessage());
            exitCode = EX_CONFIG;
        } catch (Throwable e) { // also what a class throws that cannot be initialised
            if (state.get() != State.STOPPING) { // what breaks because we stop is no failure
                fail(e);
            }
        }
        return exitCode;
    }

    /** Passes on signs of life, as often as systemd wants them, until it is time to stop or there are none. */
    private void watch(Supplier<Health> health) throws InterruptedException {
        var pulse = systemd.watchdog().map(limit -> limit.dividedBy(2)).orElse(PULSE);
        do {
            var now = health.get();
            systemd.status(now.status());
            if (!now.alive()) {
                throw new IllegalStateException("the work has ended by itself: " + now.status());
            }
            systemd.alive();
        } while (!stop.await(pulse.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The shutdown hook: whoever ends the process, by signal or by {@link System#exit}, it ends here. */
    private void shutDown() {
        state.set(State.STOPPING);
        systemd.stopping();
        log.atInfo().addKeyValue("daemon", name).log("daemon.stopping");
        stop.countDown();
        var closing = Thread.ofVirtual().name("close").start(this::closeAll);
        try {
            if (!closing.join(STOP_DEADLINE)) {
                log.atError().addKeyValue("daemon", name).log("daemon.stop_overdue");
                exitCode = 1;
            }
        } catch (InterruptedException _) {
            exitCode = 1;
        }
        // Not left to the JVM: it would end with 143 after a signal, which is no failure here.
        Runtime.getRuntime().halt(exitCode);
    }

    private synchronized void closeAll() {
        while (!owned.isEmpty()) {
            var next = owned.pop();
            try {
                next.close();
            } catch (Exception e) {
                log.atWarn()
                        .addKeyValue("part", next.getClass().getSimpleName())
                        .setCause(e)
                        .log("daemon.close_failed");
            }
        }
    }
}
