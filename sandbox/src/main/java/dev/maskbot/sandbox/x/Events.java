package dev.maskbot.sandbox.x;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells each subscriber of each event, on the thread that caused it. Thread-safe. */
final class Events {
    private static final Logger log = LoggerFactory.getLogger(Events.class);

    private final List<Consumer<? super XEvent>> subscribers = new CopyOnWriteArrayList<>();

    /** Closing what is returned ends the subscription. */
    Subscription subscribe(Consumer<? super XEvent> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    void publish(XEvent event) {
        for (Consumer<? super XEvent> subscriber : subscribers) {
            try {
                subscriber.accept(event);
            } catch (RuntimeException e) {
                // A page that fails to show an event is no reason to refuse the call that caused it.
                log.atWarn().setCause(e).log("event.subscriber_failed");
            }
        }
    }
}
