package dev.maskbot.runtime;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** What a class logs while a test runs. */
public final class LoggedEvents implements AutoCloseable {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    /** From now on. */
    public LoggedEvents(Class<?> type) {
        logger = (Logger) LoggerFactory.getLogger(type);
        appender.start();
        logger.addAppender(appender);
    }

    /** The names of the events, in order. */
    public List<String> names() {
        return appender.list.stream().map(ILoggingEvent::getMessage).toList();
    }

    /** The fields of the last event of a name. */
    public Map<String, Object> fields(String name) {
        return appender.list.stream()
                .filter(event -> event.getMessage().equals(name))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("no event " + name + " among " + names()))
                .getKeyValuePairs()
                .stream()
                .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
