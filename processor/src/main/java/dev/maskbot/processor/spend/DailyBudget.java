package dev.maskbot.processor.spend;

import static java.time.ZoneOffset.UTC;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * What all instances have spent on a UTC day, in micro-dollars: one item a day, with the total and how many of each. Safe
 * for use by several threads and several processes.
 *
 * <p>Too much may be counted, never too little: the SDK repeats an addition whose answer was lost. The cap may be passed
 * by what is under way when it is reached, and by what others spend while a level is fresh.
 */
public final class DailyBudget {
    private static final Duration FRESH = Duration.ofSeconds(5);

    /** The month that a bill is about, and time to read it. */
    private static final Duration KEPT = Duration.ofDays(40);

    private static final Logger log = LoggerFactory.getLogger(DailyBudget.class);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Supplier<Long> cap;
    private final InstantSource clock;
    private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen(LocalDate.MIN, 0, Instant.MIN));
    private final AtomicLong unwritten = new AtomicLong();

    /** Asks for the operator's cap, in micro-dollars per UTC day, whenever a level is wanted. */
    public DailyBudget(DynamoDbClient dynamo, String table, Supplier<Long> cap, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.cap = cap;
        this.clock = clock;
    }

    /** What the item of a day said at a time. */
    private record Seen(LocalDate day, long spent, Instant at) {
        /** Of two that cross, the newer: a day's total only grows. */
        Seen or(Seen other) {
            var newer = day.equals(other.day) ? spent > other.spent : day.isAfter(other.day);
            return newer ? this : other;
        }
    }

    /** Counts. What DynamoDB does not take now is added to the next: who has paid must not fail, and pay again. */
    public void spent(Price price, int count) {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, UTC);
        var amount = unwritten.getAndSet(0) + price.microDollars() * count;
        try {
            var total = dynamo.updateItem(request -> request.tableName(table)
                            .key(key(day))
                            .updateExpression("SET expires = :expires ADD spent :amount, #price :count")
                            .expressionAttributeNames(Map.of("#price", price.name()))
                            .expressionAttributeValues(Map.of(
                                    ":expires", number(now.plus(KEPT).getEpochSecond()),
                                    ":amount", number(amount),
                                    ":count", number(count)))
                            .returnValues(ReturnValue.UPDATED_NEW))
                    .attributes();
            see(new Seen(day, spent(total), now));
        } catch (SdkException e) {
            unwritten.addAndGet(amount);
            log.atWarn().setCause(e).log("budget.unavailable");
        }
    }

    /**
     * What may be done now.
     *
     * @throws SdkException when DynamoDB does not answer
     */
    public Level level() {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, UTC);
        var last = seen.get();
        if (!last.day().equals(day) || !last.at().plus(FRESH).isAfter(now)) {
            var item = dynamo.getItem(
                            request -> request.tableName(table).key(key(day)).consistentRead(true))
                    .item();
            last = see(new Seen(day, spent(item), now));
        }
        return Level.of(last.spent() + unwritten.get(), cap.get());
    }

    /** What all have spent today, as this process last saw it; nothing before it has looked. */
    public OptionalLong today() {
        var last = seen.get();
        return last.day().equals(LocalDate.ofInstant(clock.instant(), UTC))
                ? OptionalLong.of(last.spent() + unwritten.get())
                : OptionalLong.empty();
    }

    private Seen see(Seen now) {
        return seen.accumulateAndGet(now, Seen::or);
    }

    private static long spent(Map<String, AttributeValue> item) {
        return item.containsKey("spent") ? Long.parseLong(item.get("spent").n()) : 0;
    }

    private static Map<String, AttributeValue> key(LocalDate day) {
        return Map.of("id", fromS("spend#" + day));
    }

    private static AttributeValue number(long value) {
        return fromN(Long.toString(value));
    }
}
