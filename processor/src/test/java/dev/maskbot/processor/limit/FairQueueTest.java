package dev.maskbot.processor.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>();
    private final List<String> served = Collections.synchronizedList(new ArrayList<>());

    @Test
    void keys_takeTurns_theOldestFirstWithinOne() throws Exception {
        var first = queue.await("a");
        var threads = List.of(
                waiter("a", "a1"),
                waiter("a", "a2"),
                waiter("a", "a3"),
                waiter("b", "b1"),
                waiter("c", "c1"),
                waiter("b", "b2"));

        first.close();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(served).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
    }

    @Test
    void newKey_isServedAfterOneOfTheFlood() throws Exception {
        var first = queue.await("flood");
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < 50; i++) {
            threads.add(waiter("flood", "flood"));
        }
        threads.add(waiter("other", "other"));

        first.close();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(served).hasSize(51).element(1).isEqualTo("other");
    }

    @Test
    void interruptedWaiter_leavesTheLine() throws Exception {
        var first = queue.await("a");
        var gone = waiter("b", "gone");
        var next = waiter("b", "next");

        gone.interrupt();
        gone.join();
        first.close();
        next.join();

        assertThat(served).containsExactly("next");
    }

    @Test
    void interruptedBeforeItCame_takesNoTurnAway() throws Exception {
        var thread = Thread.startVirtualThread(() -> {
            Thread.currentThread().interrupt();
            serve("a", "interrupted");
        });
        thread.join();

        waiter("a", "next").join();
        assertThat(served).containsExactly("next");
    }

    @Test
    void oneAtATime_isServed_evenWhenManyAreInterrupted() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < 200; i++) {
            var key = "author-" + i % 7;
            threads.add(Thread.startVirtualThread(() -> {
                try (var _ = queue.await(key)) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(1_000); // lets others run
                    inside.decrementAndGet();
                } catch (InterruptedException _) {
                    served.add("interrupted");
                }
            }));
            if (i % 3 == 0) {
                threads.get(i / 2).interrupt();
            }
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(most).hasValue(1);
        queue.await("nobody is left inside").close();
    }

    /** A thread that is in the line when this returns, if anybody is served. */
    private Thread waiter(String key, String name) {
        var thread = Thread.startVirtualThread(() -> serve(key, name));
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> thread.getState() == Thread.State.WAITING || !thread.isAlive());
        return thread;
    }

    private void serve(String key, String name) {
        try (var _ = queue.await(key)) {
            served.add(name);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
