package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeEndpointTest {
    private final TestX test = new TestX();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void bot_isIntroduced() {
        assertThat(test.client.asBot("GET", "/2/users/me").json().toString())
                .isEqualTo("{\"data\":{\"id\":\"111\",\"name\":\"Maskbot\",\"username\":\"maskbot\"}}");
    }

    @Test
    void bio_comesWhenAskedFor_evenAnEmptyOne() {
        assertThat(test.client
                        .asBot("GET", "/2/users/me?user.fields=description")
                        .json()
                        .at("/data/description")
                        .asString())
                .isEqualTo("Bot by @yourcompany");

        test.post(test.alice, "@maskbot hello");
        assertThat(test.client
                        .asBot("GET", "/2/users/111/mentions?expansions=author_id&user.fields=description")
                        .json()
                        .at("/includes/users/0")
                        .toString())
                .contains("\"description\":\"\"");
    }
}
