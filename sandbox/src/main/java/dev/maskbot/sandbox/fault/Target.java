package dev.maskbot.sandbox.fault;

import java.util.List;

/** A service that can be made to fail. */
public interface Target {
    Service service();

    /** What a {@link Place} can name of it. */
    List<String> operations();

    /**
     * From now on this goes wrong there whenever the trigger fires.
     *
     * @return what ends it
     * @throws IllegalArgumentException if the service cannot fail like this there
     */
    Runnable install(Place where, Kind what, Trigger trigger);
}
