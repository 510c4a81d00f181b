package dev.maskbot.processor.matrix;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Keeps what the processor logs, stack traces and all, and off the console. */
final class Logs extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.maskbot");
    private final Level level = logger.getLevel();
    private final PatternLayout layout = new PatternLayout();
    private final List<String> lines = new ArrayList<>();

    Logs() {
        setContext(logger.getLoggerContext());
        layout.setContext(getContext());
        layout.setPattern("%level %logger{0} %msg %kvp%n%ex");
        layout.start();
        start();
        logger.addAppender(this);
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(layout.doLayout(event));
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setAdditive(true);
        logger.setLevel(level);
        stop();
    }
}
