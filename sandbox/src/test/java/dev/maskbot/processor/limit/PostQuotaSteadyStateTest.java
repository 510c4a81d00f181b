package dev.maskbot.processor.limit;

import static dev.maskbot.processor.limit.PostWindow.PER_WINDOW;
import static dev.maskbot.processor.limit.PostWindow.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.StateTable;
import dev.maskbot.sandbox.aws.DynamoDb;
import dev.maskbot.x.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Two instances with more to post than X allows, hours of it, in a time that passes only by what they do. */
@ExtendWith(DynamoDb.class)
final class PostQuotaSteadyStateTest {
    private static final int WINDOWS = 4;

    private final DynamoDbClient dynamo;
    private final Random random = new Random(7);
    private Instant now = Instant.parse("2026-11-20T10:35:00.700Z");

    PostQuotaSteadyStateTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    /** X's count of one user's posts: a window begins with its first post, and its end is told in whole seconds. */
    private static final class Window {
        private Instant end = Instant.MIN;
        private int posts;
        private int refused;

        RateLimit post(Instant at) {
            if (!at.isBefore(end)) {
                end = at.plus(WINDOW);
                posts = 0;
            }
            posts++;
            if (posts > PER_WINDOW) {
                refused++;
            }
            return new RateLimit(Math.max(0, PER_WINDOW - posts), Instant.ofEpochSecond(end.getEpochSecond()));
        }
    }

    @Test
    void postsComeOutNearTheLimit_andNoneIsRefused() throws Exception {
        var x = new Window();
        var table = StateTable.create(dynamo).name();
        var instances = List.of(instance(table), instance(table));
        var answers = new ArrayDeque<RateLimit>();
        var start = now;

        for (var post = 0; post <= WINDOWS * PER_WINDOW; post++) {
            var instance = instances.get(random.nextInt(instances.size()));
            instance.acquire("author");
            pass(Duration.ofMillis(random.nextInt(400)));
            answers.add(x.post(now));
            if (answers.size() > random.nextInt(6)) { // some answers come later than the next permits
                instance.learn(answers.remove());
            }
        }

        assertThat(x.refused).isZero();
        assertThat(Duration.between(start, now)) // the last post is the first of the next window
                .isLessThan(WINDOW.multipliedBy(WINDOWS).multipliedBy(102).dividedBy(100));
    }

    private PostQuota instance(String table) {
        return new PostQuota(dynamo, table, () -> 1_000, () -> now, this::pass, random);
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }
}
