package dev.maskbot.processor.spend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.LossyDynamoDb;
import dev.maskbot.processor.StateTable;
import dev.maskbot.sandbox.aws.DynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(DynamoDb.class)
final class DailyBudgetTest {
    private static final String TODAY = "spend#2026-11-20";

    private final DynamoDbClient dynamo;
    private StateTable table;
    private Instant now = Instant.parse("2026-11-20T10:35:00Z");
    private long cap = 100_000;
    private DailyBudget budget;

    DailyBudgetTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    @BeforeEach
    void create() {
        table = StateTable.create(dynamo);
        budget = instance(dynamo);
    }

    @Test
    void whatIsSpent_isAddedUp_andItemised_andKeptForFortyDays() {
        budget.spent(Price.SUMMONED_REPLY, 1);
        budget.spent(Price.MEDIA_METADATA, 4);
        budget.spent(Price.MEDIA_METADATA, 2);

        assertThat(table.number(TODAY, "spent")).isEqualTo(40_000);
        assertThat(table.number(TODAY, "SUMMONED_REPLY")).isEqualTo(1);
        assertThat(table.number(TODAY, "MEDIA_METADATA")).isEqualTo(6);
        assertThat(table.number(TODAY, "expires"))
                .isEqualTo(now.plus(Duration.ofDays(40)).getEpochSecond());
    }

    @Test
    void level_fallsWithTheDaysMoney() {
        assertThat(budget.level()).isEqualTo(Level.FULL);
        budget.spent(Price.POST_READ, 15);
        assertThat(budget.level()).isEqualTo(Level.ONE_DESCRIPTION);
        budget.spent(Price.POST_READ, 3);
        assertThat(budget.level()).isEqualTo(Level.ONE_PHOTO);
        budget.spent(Price.POST_READ, 2);
        assertThat(budget.level()).isEqualTo(Level.PAUSED);
    }

    @Test
    void cap_isLive() {
        budget.spent(Price.POST_READ, 20);
        assertThat(budget.level()).isEqualTo(Level.PAUSED);

        cap = 1_000_000;
        assertThat(budget.level()).isEqualTo(Level.FULL);
    }

    @Test
    void whatAnotherInstanceSpends_isSeenWithinSeconds() {
        assertThat(budget.level()).isEqualTo(Level.FULL);
        instance(dynamo).spent(Price.POST_READ, 20);

        assertThat(budget.level()).as("still fresh").isEqualTo(Level.FULL);
        now = now.plusSeconds(5);
        assertThat(budget.level()).isEqualTo(Level.PAUSED);
    }

    @Test
    void midnight_beginsANewDay() {
        now = Instant.parse("2026-11-20T23:59:59Z");
        budget.spent(Price.POST_READ, 20);
        assertThat(budget.level()).isEqualTo(Level.PAUSED);

        now = Instant.parse("2026-11-21T00:00:00Z");
        assertThat(budget.level()).isEqualTo(Level.FULL);
        budget.spent(Price.DELETE, 1);
        assertThat(table.number("spend#2026-11-21", "spent")).isEqualTo(10_000);
        assertThat(table.number(TODAY, "spent")).isEqualTo(100_000);
    }

    @Test
    void today_isWhatWasSeenLast_andUnknownBeforeTheDaysFirstLook() {
        assertThat(budget.today()).isEmpty();
        budget.spent(Price.SUMMONED_REPLY, 2);
        assertThat(budget.today()).hasValue(20_000);

        now = now.plus(Duration.ofDays(1));
        assertThat(budget.today()).isEmpty();
        assertThat(budget.level()).isEqualTo(Level.FULL);
        assertThat(budget.today()).hasValue(0);
    }

    @Test
    void manyAtOnceOnSeveralInstances_areAllCounted() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 4; i++) {
                var instance = instance(dynamo);
                for (var j = 0; j < 25; j++) {
                    threads.execute(() -> instance.spent(Price.DETECT_FACES, 1));
                }
            }
        }

        assertThat(table.number(TODAY, "spent")).isEqualTo(100_000);
    }

    @Test
    void additionWhoseAnswerIsLost_countsTwice_ratherThanNot() {
        try (var lossy = new LossyDynamoDb(dynamo)) {
            instance(lossy.client()).spent(Price.SUMMONED_REPLY, 1);
        }

        assertThat(table.number(TODAY, "spent")).isEqualTo(20_000);
    }

    @Test
    void whatCouldNotBeWritten_isWrittenWithTheNext() {
        var later = "state-" + UUID.randomUUID();
        budget = new DailyBudget(dynamo, later, () -> cap, () -> now);
        budget.spent(Price.POST_READ, 15);
        table = StateTable.create(dynamo, later);

        assertThat(budget.level()).isEqualTo(Level.ONE_DESCRIPTION);
        budget.spent(Price.POST_READ, 1);
        assertThat(table.number(TODAY, "spent")).isEqualTo(80_000);
    }

    private DailyBudget instance(DynamoDbClient client) {
        return new DailyBudget(client, table.name(), () -> cap, () -> now);
    }
}
