package dev.maskbot.sandbox.scenario;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.util.List;

/** Something that is done while people post. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
sealed interface Act {
    Act scaled(double factor);

    /** So many daemons, picked at random of those whose names begin like this, are killed (SIGKILL) and started anew. */
    @JsonTypeName("kill")
    record Kill(String daemons, int times, Duration over) implements Act {
        @Override
        public Kill scaled(double factor) {
            return new Kill(daemons, Math.max(1, (int) Math.round(times * factor)), Scenario.scaled(over, factor));
        }
    }

    /** The ingest that was the last to connect is killed so often, at least twice, and started anew; another may take over. */
    @JsonTypeName("kill-streaming")
    record KillStreaming(int times, Duration over) implements Act {
        @Override
        public KillStreaming scaled(double factor) {
            return new KillStreaming(Math.max(2, (int) Math.round(times * factor)), Scenario.scaled(over, factor));
        }
    }

    /** The stream gets these numbers of shards, one after the other, with a pause before each. */
    @JsonTypeName("reshard")
    record Reshard(List<Integer> shards, Duration pause) implements Act {
        @Override
        public Reshard scaled(double factor) {
            return new Reshard(shards, Scenario.scaled(pause, factor));
        }
    }
}
