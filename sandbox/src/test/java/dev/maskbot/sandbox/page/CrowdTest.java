package dev.maskbot.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.User;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CrowdTest {
    private static final int MOST = 3;

    private final LocalX x = LocalX.start(
            LocalXSettings.of(new AppCredentials("a", "b", "c", "d", "e"), new User(1, "maskbot", "Maskbot")));
    private final Crowd crowd = new Crowd(x, "maskbot", MOST, List.of("hat"), new Random(1));

    @AfterEach
    void stop() {
        crowd.close();
        x.close();
    }

    @Test
    void everybody_comesOnce_andThenItIsSaidThatNobodyIsLeft() {
        assertThat(crowd.end()).isEmpty();

        crowd.come(100);

        await().until(() -> crowd.perSecond() == 0);
        assertThat(crowd.end()).hasValueSatisfying(why -> assertThat(why).contains("all 3 people"));
        assertThat(posts(MOST)).isEqualTo(1);
        assertThat(posts(MOST + 1)).isZero();
        assertThatThrownBy(() -> crowd.come(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("have come");
        crowd.come(0);
    }

    @Test
    void nobodyMore_comesAfterEnough() {
        crowd.come(0.1);
        crowd.come(0);
        crowd.come(100);

        await().until(() -> posts(MOST) == 1);

        assertThat(posts(1)).isEqualTo(1);
    }

    private int posts(int person) {
        return x.posts(x.findOrCreateUser("fan" + person)).size();
    }
}
