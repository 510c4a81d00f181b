package dev.maskbot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.consent.OptOuts;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Skipped;
import dev.maskbot.sandbox.aws.DynamoDb;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** People who tell bots to keep away. */
@ExtendWith(DynamoDb.class)
@Timeout(60)
final class KeepAwayTest {
    private final LocalWorld world;

    KeepAwayTest(DynamoDbClient dynamo) {
        world = new LocalWorld(dynamo);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "@maskbot please #NoBot, NO_BOT, false",
        "#nobots @maskbot help, NO_BOT, false",
        "@maskbot stop #nobot, STOPPED, true",
        "@maskbot delete #nobot, NOTHING_TO_DELETE, false"
    })
    void post_getsNoAnswer_andIsHeeded(String text, Reason reason, boolean out) {
        var post = world.post("alice", text);

        assertThat(world.processor().apply(world.mention(post, "alice"))).isEqualTo(new Skipped(reason));

        assertThat(world.x.replies(post)).isEmpty();
        assertThat(new OptOuts(world.dynamo, world.state).isOut(world.author("alice")))
                .isEqualTo(out);
    }

    @Test
    void wishOfYesterdayToBeLeftAlone_isHeeded_inSilence() {
        var post = world.post("alice", "@maskbot stop");
        var mention = world.mention(post, "alice");
        world.time.jump(Duration.ofHours(25));

        assertThat(world.processor().apply(mention)).isEqualTo(new Skipped(Reason.STOPPED));

        assertThat(new OptOuts(world.dynamo, world.state).isOut(world.author("alice")))
                .isTrue();
        assertThat(world.x.replies(post)).isEmpty();
    }
}
