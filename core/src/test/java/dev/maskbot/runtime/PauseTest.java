package dev.maskbot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class PauseTest {
    private static final Duration LONG = Duration.ofDays(1);

    @Test
    void wake_endsTheWait_andLeavesNoInterruptBehind() throws Exception {
        var asleep = new CountDownLatch(1);
        var pause = new Pause(duration -> {
            asleep.countDown();
            Thread.sleep(duration);
        });
        var sleeper = new FutureTask<>(() -> {
            pause.sleep(LONG);
            return Thread.currentThread().isInterrupted();
        });
        Thread.ofVirtual().start(sleeper);
        asleep.await();

        pause.wake();

        assertThat(sleeper.get()).isFalse();
    }

    @Test
    void wakeBeforehand_isRememberedOnce() throws Exception {
        var slept = new ArrayList<Duration>();
        var pause = new Pause(slept::add);

        pause.wake();
        pause.wake();
        pause.sleep(LONG);
        pause.sleep(Duration.ofSeconds(1));

        assertThat(slept).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void interruption_stillMeansStop() {
        var pause = new Pause(Thread::sleep);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> pause.sleep(LONG)).isInstanceOf(InterruptedException.class);
    }
}
