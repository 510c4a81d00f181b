package dev.maskbot.processor.limit;

import static dev.maskbot.processor.limit.PostWindow.PER_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.maskbot.processor.LossyDynamoDb;
import dev.maskbot.processor.StateTable;
import dev.maskbot.sandbox.VirtualTime;
import dev.maskbot.sandbox.aws.DynamoDb;
import dev.maskbot.x.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Timeout(60)
@ExtendWith(DynamoDb.class)
final class PostQuotaTest {
    private final DynamoDbClient dynamo;
    private final VirtualTime time = new VirtualTime();
    private volatile int cap = 1_000;
    private StateTable table;
    private PostQuota quota;

    PostQuotaTest(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    @BeforeEach
    void create() {
        table = StateTable.create(dynamo);
        quota = instance(dynamo);
    }

    @Test
    void manyAtOnceOnSeveralInstances_getNoMoreThanTheWindowHas() {
        var granted = new AtomicInteger();
        var asleep = new AtomicInteger();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        for (var i = 0; i < 3; i++) {
            var instance = new PostQuota(
                    dynamo,
                    table.name(),
                    () -> cap,
                    time,
                    _ -> {
                        asleep.incrementAndGet();
                        new CountDownLatch(1).await();
                    },
                    new Random(i));
            for (var j = 0; j < 50; j++) {
                var author = "author-" + j % 5;
                var _ = threads.submit(() -> {
                    instance.acquire(author);
                    return granted.incrementAndGet();
                });
            }
        }
        await().untilAsserted(() -> assertThat(granted).hasValue(PER_WINDOW));
        await().untilAsserted(
                        () -> assertThat(asleep).as("instances that want more").hasPositiveValue());
        assertThat(table.number("posts", "posted")).isEqualTo(PER_WINDOW);

        threads.shutdownNow();
        threads.close();
        assertThat(granted).as("who is interrupted gets none").hasValue(PER_WINDOW);
    }

    @Test
    void usedUpWindow_isWaitedFor_untilXsReset() throws Exception {
        quota.learn(new RateLimit(0, time.instant().plusSeconds(300)));
        var waiter = waiter("waiter");

        time.awaitSleep("waiter");
        time.advance(Duration.ofMinutes(5));
        assertThat(waiter.isAlive()).isTrue();
        time.advance(Duration.ofSeconds(4));
        waiter.join();
        assertThat(table.number("posts", "left")).isEqualTo(PER_WINDOW - 1);
    }

    @Test
    void dailyCap_isWaitedFor_untilMidnight() throws Exception {
        cap = 1;
        quota.acquire("author");
        var waiter = waiter("waiter");

        time.awaitSleep("waiter");
        var midnight = Instant.parse("2026-11-21T00:00:00Z");
        time.advance(Duration.between(time.instant(), midnight));
        assertThat(waiter.isAlive()).isTrue();
        time.advance(Duration.ofSeconds(4));
        waiter.join();
        assertThat(table.item("posts").get("day").s()).isEqualTo("2026-11-21");
    }

    @Test
    void dailyCapThatIsRaised_isNoticedByWhoWaits() throws Exception {
        cap = 0;
        var waiter = waiter("waiter");
        time.awaitSleep("waiter");

        cap = 1;
        time.advance(Duration.ofSeconds(63));
        waiter.join();
        assertThat(table.number("posts", "posted")).isEqualTo(1);
    }

    @Test
    void whatIsLeft_isTheLesserOfXsAndTheOperators_andUnknownBeforeThat() throws Exception {
        assertThat(quota.left()).isEmpty();

        quota.learn(new RateLimit(7, time.instant().plusSeconds(300)));
        quota.acquire("author");
        assertThat(quota.left()).hasValue(6);
        cap = 3;
        assertThat(quota.left()).hasValue(2);
        cap = 0;
        assertThat(quota.left()).hasValue(0);
        cap = 1_000;
        time.jump(Duration.ofMinutes(6));
        assertThat(quota.left()).as("a new window").hasValue(PER_WINDOW);
    }

    @Test
    void floodOfOneAuthor_holdsUpAnotherByOne() throws Exception {
        var served = Collections.synchronizedList(new ArrayList<String>());
        quota.learn(new RateLimit(0, time.instant().plusSeconds(30)));
        var threads = new ArrayList<Thread>();
        for (var author : List.of("flood", "flood", "flood", "flood", "other")) {
            threads.add(Thread.ofVirtual().name(author + threads.size()).start(() -> {
                try {
                    quota.acquire(author);
                    served.add(author);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
            var started = threads.getLast();
            await().until(() -> started.getState() == Thread.State.WAITING);
        }
        time.awaitSleep("flood0");
        time.jump(Duration.ofSeconds(40));
        for (var thread : threads) {
            thread.join();
        }

        assertThat(served.subList(0, 3)).contains("other");
    }

    @Test
    void interruptedWaiter_letsTheNextOneWait() throws Exception {
        quota.learn(new RateLimit(0, time.instant().plusSeconds(30)));
        var first = waiter("first");
        time.awaitSleep("first");
        var second = waiter("second");

        first.interrupt();
        first.join();
        time.awaitSleep("second");
        time.advance(Duration.ofSeconds(34));
        second.join();
        assertThat(table.number("posts", "posted")).isEqualTo(1);
    }

    @Test
    void unusedPermit_isThereAgain_once() throws Exception {
        var permit = quota.acquire("author");
        quota.acquire("author");

        permit.unused();
        permit.unused();

        assertThat(table.number("posts", "left")).isEqualTo(PER_WINDOW - 1);
        assertThat(table.number("posts", "posted")).isEqualTo(1);
    }

    @Test
    void nextPermit_isThereAlready_whereThereArePlenty() throws Exception {
        quota.acquire("author");
        quota.learn(new RateLimit(99, time.instant().plusSeconds(600)));
        assertThat(table.number("posts", "posted")).isEqualTo(2);

        quota.acquire("author");

        assertThat(table.number("posts", "posted")).isEqualTo(2);
    }

    @Test
    void nothingIsTakenAhead_ofWhatOthersMayWant() throws Exception {
        quota.acquire("author");
        quota.learn(new RateLimit(40, time.instant().plusSeconds(600)));
        quota.acquire("author");
        quota.learn(new RateLimit(39, time.instant().plusSeconds(600)));

        assertThat(table.number("posts", "left")).isEqualTo(39);
    }

    @Test
    void permitTakenAhead_isWorthNothingInTheNextWindow() throws Exception {
        quota.acquire("author");
        quota.learn(new RateLimit(99, time.instant().plusSeconds(600)));
        time.jump(Duration.ofSeconds(602));

        quota.acquire("author");

        assertThat(table.number("posts", "left")).isEqualTo(PER_WINDOW - 1);
        assertThat(table.number("posts", "posted")).isEqualTo(3);
    }

    @Test
    void permitTakenAhead_isWorthNothing_onceXRefuses() throws Exception {
        quota.acquire("author");
        quota.learn(new RateLimit(99, time.instant().plusSeconds(600)));
        quota.learn(new RateLimit(0, time.instant().plusSeconds(600)));

        waiter("waiter");

        assertThat(time.awaitSleep("waiter")).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        time.advance(Duration.ofSeconds(610));
    }

    @Test
    void refusal_isHeardByAllInstances() throws Exception {
        var other = instance(dynamo);
        var permit = other.acquire("author");
        other.learn(new RateLimit(0, time.instant().plusSeconds(100)));
        permit.unused();

        waiter("waiter");
        assertThat(time.awaitSleep("waiter")).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        time.advance(Duration.ofSeconds(110));
    }

    @Test
    void writesWhoseAnswersAreLost_countOnce() throws Exception {
        try (var lossy = new LossyDynamoDb(dynamo)) {
            var overBadWire = instance(lossy.client());

            var permit = overBadWire.acquire("author");
            assertThat(table.number("posts", "left")).isEqualTo(PER_WINDOW - 1);
            assertThat(table.number("posts", "posted")).isEqualTo(1);
            overBadWire.acquire("author");
            permit.unused();
            assertThat(table.number("posts", "left")).isEqualTo(PER_WINDOW - 1);
            assertThat(table.number("posts", "posted")).isEqualTo(1);
            overBadWire.learn(new RateLimit(50, time.instant().plusSeconds(100)));
            assertThat(table.number("posts", "left")).isEqualTo(50);
            assertThat(lossy.lost()).isPositive();
        }
    }

    @Test
    void whoHasPosted_isNotDisturbed_whenNothingCanBeLearnt() {
        var lost = new PostQuota(dynamo, "no-such-table", () -> cap, time, time, new Random(1));

        assertThatCode(() -> lost.learn(new RateLimit(5, time.instant()))).doesNotThrowAnyException();
    }

    private Thread waiter(String name) {
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                quota.acquire(name);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private PostQuota instance(DynamoDbClient client) {
        return new PostQuota(client, table.name(), () -> cap, time, time, new Random(1));
    }
}
