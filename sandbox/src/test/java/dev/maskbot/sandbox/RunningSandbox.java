package dev.maskbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.process.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the whole system, started with the first of them and, after the last, stopped without a trace. Tests in the
 * same run must have ended by then what they have started themselves.
 */
public final class RunningSandbox implements ParameterResolver {
    /** The system and what it tells of itself. */
    public record Running(Sandbox sandbox, Journal journal) implements AutoCloseable {
        private static Running start() {
            try {
                var journal = new Journal();
                journal.listen(new Console(System.out, false)::print);
                var home = Path.of(System.getProperty("maskbot.home"));
                return new Running(Sandbox.start(home, journal, Clock.systemUTC()), journal);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            sandbox.close();
            // A process that was told to end needs a moment.
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(ProcessHandle.current()
                                    .descendants()
                                    .filter(ProcessHandle::isAlive)
                                    .map(process -> process.info().commandLine().orElse("?")))
                            .as("left running")
                            .isEmpty());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    }
}
