package dev.maskbot.processor.ledger;

import dev.maskbot.mention.MentionId;
import dev.maskbot.processor.ledger.Outcome.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One mention in the ledger, as DynamoDB gives it. Immutable. */
public record LedgerItem(Map<String, AttributeValue> attributes) {
    public MentionId mention() {
        return new MentionId(attributes.get("mention").s());
    }

    public State state() {
        return State.valueOf(attributes.get("state").s());
    }

    /** Why it ended as it did; what is under way may have an older one. */
    public Optional<Reason> reason() {
        return text("reason").map(Reason::valueOf);
    }

    /** The post that is answered: of an edited one, the version that was there. */
    public Optional<String> post() {
        return text("post");
    }

    public Optional<String> conversation() {
        return text("conversation");
    }

    /** Whether the account asked, or took one of the photos. */
    public boolean concerns(String account) {
        var owners = attributes.containsKey("owners")
                ? Set.copyOf(attributes.get("owners").ss())
                : Set.<String>of();
        return text("author").filter(account::equals).isPresent() || owners.contains(account);
    }

    /** The network's id of our reply. */
    public Optional<String> reply() {
        return text("reply");
    }

    /** The mention itself, encoded, as long as it may have to be sent through again; or a record that is none. */
    public Optional<SdkBytes> payload() {
        return Optional.ofNullable(attributes.get("payload"))
                .map(value -> value.b() == null ? SdkBytes.fromUtf8String(value.s()) : value.b());
    }

    /** What is wrong with a record that is no mention. */
    public Optional<String> why() {
        return text("why");
    }

    public Optional<Instant> claimed() {
        return time("claimed", Instant::ofEpochMilli);
    }

    public Optional<Instant> settled() {
        return time("settled", Instant::ofEpochMilli);
    }

    public Optional<Instant> expires() {
        return time("expires", Instant::ofEpochSecond);
    }

    /** How often it was claimed. */
    public int attempt() {
        return number("attempt");
    }

    /** How many of these attempts failed, or died of what they did. */
    public int tries() {
        return number("tries");
    }

    String owner() {
        return text("owner").orElse("");
    }

    int writes() {
        return number("writes");
    }

    /** How often the reply has been sent and may have arrived. */
    int sends() {
        return number("sends");
    }

    Optional<Prepared> prepared() {
        return switch (state()) {
            case PREPARED, POSTING -> Optional.of(answer());
            case CLAIMED, REPLIED, SKIPPED, QUARANTINED, RELEASING, RELEASED, ERASED -> Optional.empty();
        };
    }

    Optional<Doubt> doubt() {
        return switch (state()) {
            case POSTING, RELEASING, RELEASED ->
                time("since", Instant::ofEpochMilli)
                        .filter(_ -> sends() > 0)
                        .map(since -> new Doubt(answer(), since, sends()));
            case CLAIMED, PREPARED, REPLIED, SKIPPED, QUARANTINED, ERASED -> Optional.empty();
        };
    }

    /** The state in which who takes it over goes on. */
    State resumed() {
        return switch (state()) {
            case RELEASING, RELEASED -> doubt().isPresent() ? State.POSTING : State.CLAIMED;
            case CLAIMED, PREPARED, POSTING, REPLIED, SKIPPED, QUARANTINED, ERASED -> state();
        };
    }

    private Prepared answer() {
        var media = attributes.containsKey("media") ? attributes.get("media").l() : List.<AttributeValue>of();
        return new Prepared(
                Reason.valueOf(attributes.get("answer").s()),
                media.stream().map(AttributeValue::s).toList());
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    private Optional<Instant> time(String name, LongFunction<Instant> unit) {
        return Optional.ofNullable(attributes.get(name)).map(value -> unit.apply(Long.parseLong(value.n())));
    }

    private int number(String name) {
        return attributes.containsKey(name)
                ? Integer.parseInt(attributes.get(name).n())
                : 0;
    }
}
