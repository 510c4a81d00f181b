package dev.maskbot.processor.ledger;

import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.ledger.Outcome.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One mention in the ledger, as DynamoDB gives it. Immutable. */
record LedgerItem(MentionId mention, Map<String, AttributeValue> attributes) {
    State state() {
        return State.valueOf(attributes.get("state").s());
    }

    String owner() {
        return attributes.get("owner").s();
    }

    int attempt() {
        return number("attempt");
    }

    int tries() {
        return number("tries");
    }

    int writes() {
        return number("writes");
    }

    /** When the reply was about to be sent; there when the state is {@code POSTING}. */
    Instant since() {
        return Instant.ofEpochMilli(Long.parseLong(attributes.get("since").n()));
    }

    Optional<Prepared> prepared() {
        return switch (state()) {
            case PREPARED, POSTING -> Optional.of(reply());
            case CLAIMED, REPLIED, SKIPPED, QUARANTINED -> Optional.empty();
        };
    }

    Optional<Doubt> doubt() {
        return state() == State.POSTING ? Optional.of(new Doubt(reply(), since(), number("sends"))) : Optional.empty();
    }

    private Prepared reply() {
        var media = attributes.containsKey("media") ? attributes.get("media").l() : List.<AttributeValue>of();
        return new Prepared(
                Reason.valueOf(attributes.get("reason").s()),
                media.stream().map(AttributeValue::s).toList());
    }

    private int number(String name) {
        return attributes.containsKey(name)
                ? Integer.parseInt(attributes.get(name).n())
                : 0;
    }
}
