package dev.maskbot.processor.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.LossyDynamoDb;
import dev.maskbot.processor.StateTable;
import dev.maskbot.sandbox.aws.DynamoDb;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(DynamoDb.class)
final class OptOutsTest {
    private static final Instant SAID = Instant.parse("2026-11-20T10:35:00Z");

    private final DynamoDbClient dynamo;
    private StateTable table;
    private OptOuts optOuts;

    OptOutsTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    @BeforeEach
    void create() {
        table = StateTable.create(dynamo);
        optOuts = new OptOuts(dynamo, table.name());
    }

    @Test
    void accountThatSaidNothing_isNotOut() {
        assertThat(optOuts.isOut("7")).isFalse();
    }

    @Test
    void stop_isSeenByAllInstances_andOfNobodyElse() {
        optOuts.stop("7", SAID);

        assertThat(new OptOuts(dynamo, table.name()).isOut("7")).isTrue();
        assertThat(optOuts.isOut("8")).isFalse();
    }

    @Test
    void start_undoesStop() {
        optOuts.stop("7", SAID);
        optOuts.start("7", SAID.plusSeconds(1));

        assertThat(optOuts.isOut("7")).isFalse();
    }

    @Test
    void lastWord_holds_whateverComesFirst() {
        optOuts.stop("stopped", SAID.plusSeconds(1));
        optOuts.start("stopped", SAID);
        optOuts.start("started", SAID.plusSeconds(1));
        optOuts.stop("started", SAID);

        assertThat(optOuts.isOut("stopped")).isTrue();
        assertThat(optOuts.isOut("started")).isFalse();
    }

    @Test
    void stopAndStartOfOneSecond_meanStop() {
        optOuts.stop("a", SAID);
        optOuts.start("a", SAID);
        optOuts.start("b", SAID);
        optOuts.stop("b", SAID);

        assertThat(optOuts.isOut("a")).isTrue();
        assertThat(optOuts.isOut("b")).isTrue();
    }

    @Test
    void stop_hasNoEnd_andAStartHas() {
        optOuts.start("7", SAID);
        assertThat(table.number("optout#7", "expires"))
                .isEqualTo(Instant.parse("2026-12-20T10:35:00Z").getEpochSecond());

        optOuts.stop("7", SAID.plusSeconds(1));
        assertThat(table.item("optout#7")).doesNotContainKey("expires");
    }

    @Test
    void writesWhoseAnswersAreLost_areRepeated() {
        try (var lossy = new LossyDynamoDb(dynamo)) {
            var overBadWire = new OptOuts(lossy.client(), table.name());

            overBadWire.stop("7", SAID);
            assertThat(optOuts.isOut("7")).isTrue();
            overBadWire.start("7", SAID.plusSeconds(1));
            assertThat(optOuts.isOut("7")).isFalse();
            assertThat(lossy.lost()).isEqualTo(2);
        }
    }
}
