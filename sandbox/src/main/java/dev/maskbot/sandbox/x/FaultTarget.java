package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.fault.Place;
import dev.maskbot.sandbox.fault.Service;
import dev.maskbot.sandbox.fault.Target;
import dev.maskbot.sandbox.fault.Trigger;
import java.util.List;

/** The local X as one of the services that can be made to fail. Thread-safe. */
record FaultTarget(Faults faults) implements Target {
    @Override
    public Service service() {
        return Service.X;
    }

    @Override
    public List<String> operations() {
        return Places.names();
    }

    @Override
    public Runnable install(Place where, Kind what, Trigger trigger) {
        return faults.inject(where, what, trigger)::close;
    }
}
