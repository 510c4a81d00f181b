package dev.maskbot.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.Draft;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.Post;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.sandbox.x.XEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TimelineTest {
    private static final int MANY = 40;
    private static final User BOT = new User(1, "maskbot", "Maskbot");

    private final LocalX x = LocalX.start(LocalXSettings.of(new AppCredentials("a", "b", "c", "d", "e"), BOT));
    private final Timeline timeline = new Timeline(x, BOT);

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void crowd_doesNotPushOutWhatPeoplePost() {
        see("alice");
        for (var i = 1; i <= MANY; i++) {
            see("fan" + i);
        }

        assertThat(authors()).hasSizeLessThan(MANY).startsWith("fan40", "fan39").endsWith("alice");
    }

    @Test
    void people_pushOutPeople() {
        see("alice");
        for (var i = 0; i < MANY; i++) {
            see("bob");
        }

        assertThat(authors()).hasSizeLessThan(MANY).doesNotContain("alice");
    }

    private void see(String author) {
        Post post = x.post(Draft.of(x.findOrCreateUser(author), "@maskbot please"));
        timeline.see(new XEvent.PostCreated(post));
    }

    private List<Object> authors() {
        return timeline.shown().stream()
                .map(conversation -> ((Map<?, ?>) conversation.get("post")).get("author"))
                .<Object>map(author -> author)
                .toList();
    }
}
