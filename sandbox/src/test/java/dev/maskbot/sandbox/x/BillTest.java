package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.maskbot.sandbox.x.Bill.Item;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The local X counts what X would charge. */
final class BillTest {
    private static final String MENTIONS = "/2/users/111/mentions";

    private final TestX test = new TestX();
    private final Bill bill = test.x.bill();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void nothing_costsNothing() {
        assertThat(bill.dollars()).isEqualByComparingTo("0");
    }

    @Test
    void reply_isCheaperThanAPost_andALinkIsDear() {
        var mention = test.post(test.alice, "@maskbot please");
        test.tweet("there", mention);
        post("hello");
        post("see https://example.com");
        post("see example.com too");

        assertThat(bill.counts())
                .isEqualTo(Map.of(Item.REPLY_CREATED, 1, Item.POST_CREATED, 1, Item.POST_WITH_LINK_CREATED, 2));
        assertThat(bill.dollars()).isEqualByComparingTo("0.425");
    }

    @Test
    void replyToItself_costsAsMuchAsAPost() {
        var first = post("hello @maskbot").json().at("/data/id").asLong();
        test.tweet("and more", test.x.find(first).orElseThrow());

        assertThat(bill.counts()).isEqualTo(Map.of(Item.POST_CREATED, 2));
    }

    @Test
    void deletionOfNothing_isFree() {
        test.client.asBot("DELETE", "/2/tweets/5");

        assertThat(bill.counts()).isEmpty();
    }

    @Test
    void timelineOfSomebodyElse_isDearer() {
        test.post(test.alice, "@maskbot please");
        test.client.asBot("GET", "/2/users/%d/tweets".formatted(test.alice.id()));
        assertThat(bill.counts()).isEqualTo(Map.of(Item.POST_READ, 1));
    }

    @Test
    void ownTimelineReadBySomebodyElse_isDearer() {
        test.post(test.alice, "@maskbot please");
        var grant = test.x.authorize(test.alice);

        test.client.with("Bearer " + grant.accessToken(), "GET", MENTIONS);

        assertThat(bill.counts()).isEqualTo(Map.of(Item.POST_READ, 1));
    }

    @Test
    void refusedPost_isFree() {
        post("hello");
        assertThat(post("hello").status()).isEqualTo(403);

        assertThat(bill.counts()).isEqualTo(Map.of(Item.POST_CREATED, 1));
    }

    @Test
    void sameMention_isPaidOnceADay() {
        test.post(test.alice, "@maskbot please");
        test.client.asApp("GET", MENTIONS);
        test.client.asApp("GET", MENTIONS);
        assertThat(bill.counts()).isEqualTo(Map.of(Item.MENTION_READ, 1));

        test.clock.advance(Duration.ofDays(1));
        test.client.asApp("GET", MENTIONS);

        assertThat(bill.counts()).isEqualTo(Map.of(Item.MENTION_READ, 2));
    }

    @Test
    void emptyPage_isFree() {
        test.client.asApp("GET", MENTIONS);

        assertThat(bill.counts()).isEmpty();
    }

    @Test
    void deliveredPost_isPaid() {
        test.addRule("@maskbot");
        try (var stream = test.client.stream("")) {
            test.post(test.alice, "@maskbot please");
            stream.nextPost();
        }

        // It is charged once it is written.
        await().untilAsserted(() -> assertThat(bill.counts()).isEqualTo(Map.of(Item.POST_READ, 1)));
    }

    @Test
    void withoutCredits_callsAreRefused_untilThereAreSome() {
        bill.limit(new BigDecimal("0.015"));
        assertThat(post("the last one").status()).isEqualTo(201);

        var refused = post("one too many");

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.json().path("title").asString()).isEqualTo("CreditsDepleted");
        bill.limit(new BigDecimal("5"));
        assertThat(post("paid again").status()).isEqualTo(201);
    }

    private XClient.Answer post(String text) {
        return test.client.asBot("POST", "/2/tweets", "{\"text\":\"" + text + "\"}");
    }
}
