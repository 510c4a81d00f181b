package dev.maskbot.processor.limit;

import static dev.maskbot.processor.limit.AuthorLimits.Verdict.ALLOWED;
import static dev.maskbot.processor.limit.AuthorLimits.Verdict.TOO_MANY_IN_CONVERSATION;
import static dev.maskbot.processor.limit.AuthorLimits.Verdict.TOO_MANY_OF_AUTHOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.LossyDynamoDb;
import dev.maskbot.processor.StateTable;
import dev.maskbot.processor.limit.AuthorLimits.Verdict;
import dev.maskbot.sandbox.aws.DynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(DynamoDb.class)
final class AuthorLimitsTest {
    private final DynamoDbClient dynamo;
    private StateTable table;
    private Instant now = Instant.parse("2026-11-20T10:35:00Z");
    private AuthorLimits limits;

    AuthorLimitsTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    @BeforeEach
    void create() {
        table = StateTable.create(dynamo);
        limits = new AuthorLimits(dynamo, table.name(), () -> new Limits(4, 20, 2));
    }

    @Test
    void fifthOfAMinute_isTooMany_andTheFirstOfTheNextIsNot() {
        for (var i = 0; i < 4; i++) {
            assertThat(ask("m" + i)).isEqualTo(ALLOWED);
        }
        assertThat(ask("m4")).isEqualTo(TOO_MANY_OF_AUTHOR);

        pass(Duration.ofMinutes(1));
        assertThat(ask("m5")).isEqualTo(ALLOWED);
    }

    @Test
    void anyMinute_counts_notThatOfTheClock() {
        now = Instant.parse("2026-11-20T10:35:58Z");
        for (var i = 0; i < 4; i++) {
            ask("m" + i);
        }
        pass(Duration.ofSeconds(4));

        assertThat(ask("m4")).isEqualTo(TOO_MANY_OF_AUTHOR);
    }

    @Test
    void twentyFirstOfAnHour_isTooMany() {
        for (var i = 0; i < 20; i++) {
            assertThat(ask("m" + i)).isEqualTo(ALLOWED);
            pass(Duration.ofMinutes(2));
        }

        assertThat(ask("m20")).isEqualTo(TOO_MANY_OF_AUTHOR);
        pass(Duration.ofMinutes(20));
        assertThat(ask("m21")).isEqualTo(ALLOWED);
    }

    @Test
    void backlog_countsByWhenPeopleAsked_inWhateverOrderItComes() {
        var begun = now;
        for (var i : new int[] {9, 3, 0, 7, 1, 8, 2, 5, 4, 6}) {
            now = begun.plus(Duration.ofMinutes(20L * i));
            assertThat(ask("m" + i)).isEqualTo(ALLOWED);
        }
        for (var i : new int[] {30, 10, 20}) {
            now = begun.plusSeconds(i);
            assertThat(ask("s" + i)).isEqualTo(ALLOWED);
        }

        now = begun.plusSeconds(15);
        assertThat(ask("between")).as("the fifth of a minute").isEqualTo(TOO_MANY_OF_AUTHOR);
        now = begun.minusSeconds(25);
        assertThat(ask("before")).as("the fifth of another").isEqualTo(TOO_MANY_OF_AUTHOR);
        now = begun.minusSeconds(35);
        assertThat(ask("earlier")).isEqualTo(ALLOWED);
    }

    @Test
    void thirdInAConversation_isTooMany_whoeverAsks_untilTheNextDay() {
        assertThat(limits.allow("a", "thread", "m1", now)).isEqualTo(ALLOWED);
        pass(Duration.ofHours(1));
        assertThat(limits.allow("b", "thread", "m2", now)).isEqualTo(ALLOWED);
        assertThat(limits.allow("c", "thread", "m3", now)).isEqualTo(TOO_MANY_IN_CONVERSATION);

        pass(Duration.ofHours(23));
        assertThat(limits.allow("c", "thread", "m4", now)).isEqualTo(ALLOWED);
    }

    @Test
    void mentionAskedAgain_getsTheSameAnswer_andIsNotCounted() {
        for (var i = 0; i < 3; i++) {
            ask("m0");
            ask("m1");
            ask("m2");
        }
        assertThat(ask("m3")).as("the fourth").isEqualTo(ALLOWED);
        assertThat(ask("m4")).isEqualTo(TOO_MANY_OF_AUTHOR);

        pass(Duration.ofHours(2));
        assertThat(ask("m3")).isEqualTo(ALLOWED);
        assertThat(ask("m4")).isEqualTo(TOO_MANY_OF_AUTHOR);
    }

    @Test
    void manyAtOnceOnSeveralInstances_areNotMoreThanTheLimit() throws Exception {
        var answers = new ArrayList<Future<Verdict>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 24; i++) {
                var instance = new AuthorLimits(dynamo, table.name(), () -> new Limits(4, 20, 2));
                var mention = "m" + i / 2; // each by two workers
                Callable<Verdict> asking = () -> instance.allow("author", mention, mention, now);
                answers.add(threads.submit(asking));
            }
        }

        var verdicts = answers.stream().map(Future::resultNow).toList();
        for (var i = 0; i < 24; i += 2) {
            assertThat(verdicts.get(i)).isEqualTo(verdicts.get(i + 1));
        }
        assertThat(Collections.frequency(verdicts, ALLOWED)).isEqualTo(2 * 4);
    }

    @Test
    void flood_isRememberedOnlySoFar_andDoesNotWidenTheLimit() {
        for (var i = 0; i < 2 * Answers.REMEMBERED; i++) {
            ask("m" + i);
            now = now.plusMillis(1);
        }

        assertThat(table.item("author#author").get("refused").m()).hasSize(Answers.REMEMBERED);
        assertThat(table.item("author#author").get("allowed").m()).hasSize(4);
        assertThat(ask("another")).isEqualTo(TOO_MANY_OF_AUTHOR);
    }

    @Test
    void items_expireWhenNothingThatComesCanHaveToDoWithThem() {
        limits.allow("a", "thread", "m1", now);
        pass(Duration.ofHours(1));
        limits.allow("a", "thread", "m2", now);

        var expiry = now.plus(Duration.ofDays(2)).getEpochSecond();
        assertThat(table.number("author#a", "expires")).isEqualTo(expiry);
        assertThat(table.number("conversation#thread", "expires")).isEqualTo(expiry);
    }

    @Test
    void writeWhoseAnswerIsLost_countsOnce() {
        try (var lossy = new LossyDynamoDb(dynamo)) {
            var overBadWire = new AuthorLimits(lossy.client(), table.name(), () -> new Limits(4, 20, 2));

            assertThat(overBadWire.allow("author", "c", "m0", now)).isEqualTo(ALLOWED);
            assertThat(lossy.lost()).isPositive();
        }
        assertThat(table.item("author#author").get("allowed").m()).hasSize(1);
        assertThat(table.item("conversation#c").get("allowed").m()).hasSize(1);
        assertThat(limits.allow("author", "c", "m1", now)).isEqualTo(ALLOWED);
    }

    /** By the same author, in a conversation of its own. */
    private Verdict ask(String mention) {
        return limits.allow("author", mention, mention, now);
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }
}
