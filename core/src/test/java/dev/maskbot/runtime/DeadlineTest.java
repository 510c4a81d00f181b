package dev.maskbot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class DeadlineTest {
    @Test
    void silentPeer_isLeftWhenTheLimitHasPassed() throws Exception {
        var left = new CountDownLatch(1);
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var socket = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(50), () -> {
                        try {
                            return socket.getInputStream().read();
                        } finally {
                            left.countDown();
                        }
                    }))
                    .isInstanceOf(HttpTimeoutException.class);
            left.await();
        }
    }

    @Test
    void quickCall_givesItsResult() throws Exception {
        assertThat(Deadline.within(Duration.ofSeconds(10), () -> 7)).isEqualTo(7);
    }

    @Test
    void failingCall_failsAsItself() {
        var failure = new IOException("refused");

        assertThatThrownBy(() -> Deadline.within(Duration.ofSeconds(10), () -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }
}
