package dev.maskbot.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.runtime.Secret;
import dev.maskbot.sandbox.scenario.Ledger.Entry;
import dev.maskbot.sandbox.x.AppCredentials;
import dev.maskbot.sandbox.x.Draft;
import dev.maskbot.sandbox.x.LocalX;
import dev.maskbot.sandbox.x.LocalXSettings;
import dev.maskbot.sandbox.x.Post;
import dev.maskbot.sandbox.x.User;
import dev.maskbot.x.PostId;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XCredentials;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VerdictTest {
    private final LocalX x = LocalX.start(
            LocalXSettings.of(new AppCredentials("a", "b", "c", "d", "e"), new User(1, Fleet.BOT, "Maskbot", "")));
    private final Replies replies = new Replies(x);
    private final Map<String, Entry> ledger = new HashMap<>();

    @AfterEach
    void stop() {
        replies.close();
        x.close();
    }

    @Test
    void mentionWithOneReplyAndItsOutcome_isGood() {
        var offer = offer(true);
        settle(offer, "REPLIED", "MASKED");
        reply(offer, "here");

        var verdict = verdict(offer);

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.offered()).isEqualTo(1);
        assertThat(verdict.replied()).isEqualTo(1);
        assertThat(verdict.reasons()).isEqualTo(Map.of("MASKED", 1));
    }

    @Test
    void skippedAndQuarantined_areOutcomes() {
        var skipped = offer(true);
        var quarantined = offer(true);
        settle(skipped, "SKIPPED", "NO_PHOTO");
        settle(quarantined, "QUARANTINED", "FAILED");

        var verdict = verdict(skipped, quarantined);

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.replied()).isZero();
        assertThat(verdict.reasons()).isEqualTo(Map.of("SKIPPED NO_PHOTO", 1, "QUARANTINED FAILED", 1));
    }

    @Test
    void mentionThatTheLedgerDoesNotKnow_orNotSettled_isLost() {
        var unknown = offer(true);
        var claimed = offer(true);
        settle(claimed, "CLAIMED", "");

        assertThat(verdict(unknown, claimed).lost()).containsExactly(unknown.mention(), claimed.mention());
    }

    @Test
    void replyThatNobodySees_isLost() {
        var offer = offer(true);
        settle(offer, "REPLIED", "MASKED");
        x.delete(reply(offer, "here"));

        assertThat(verdict(offer).lost()).containsExactly(offer.mention());
    }

    @Test
    void secondReply_alsoToAnotherVersion_isOneTooMany() {
        var first = x.post(Draft.of(x.findOrCreateUser("alice"), "@maskbot please"));
        var offer = new Offer(first, true, Set.of());
        settle(offer, "REPLIED", "MASKED");
        reply(offer, "here");
        x.post(Draft.of(x.findOrCreateUser(Fleet.BOT), "and here").replyingTo(x.edit(first, "@maskbot now")));

        var verdict = verdict(offer);

        assertThat(verdict.twice()).containsExactly(offer.mention());
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void outcomeForAnotherReasonThanIsCertain_isWrong() {
        var right = offer(true, "NO_FACE", "NO_PHOTO");
        var wrong = offer(true, "NO_FACE");
        settle(right, "SKIPPED", "NO_PHOTO");
        settle(wrong, "SKIPPED", "NO_PHOTO");

        var verdict = verdict(right, wrong);

        assertThat(verdict.wrong())
                .containsExactly(wrong.mention() + " (@maskbot please): NO_PHOTO instead of NO_FACE");
        assertThat(verdict.isGood()).isFalse();
        assertThat(verdict.report()).contains("wrong=1");
    }

    @Test
    void whatWasTakenBack_isNotLost() {
        var offer = offer(true, "DELETED");
        settle(offer, "ERASED", "DELETED");

        assertThat(verdict(offer).isGood()).isTrue();
    }

    @Test
    void whatWasTakenBack_butIsStillThere_isWrong() {
        var offer = offer(true, "DELETED");
        settle(offer, "ERASED", "DELETED");
        reply(offer, "here");

        var verdict = verdict(offer);

        assertThat(verdict.wrong())
                .containsExactly(offer.mention() + " (@maskbot please): ERASED, and people see a reply");
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void outcomeThatTheScenarioTolerates_isGood_others_areNot() {
        var tolerated = offer(true, "MASKED");
        var other = offer(true, "MASKED");
        settle(tolerated, "QUARANTINED", "AMBIGUOUS");
        settle(other, "QUARANTINED", "FAILED");

        assertThat(verdict(tolerated).isGood()).isTrue();
        assertThat(verdict(other).isGood()).isFalse();
    }

    @Test
    void secondReplyThatOnlyXKeptBack_isNoted() {
        var offer = offer(true);
        settle(offer, "REPLIED", "MASKED");
        var keys =
                new XCredentials(new Secret("a"), new Secret("b"), new Secret("c"), new Secret("d"), new Secret("e"));
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var bot = new XClient(x.url(), http, () -> keys, InstantSource.system());
        bot.reply(PostId.of(offer.mention()), "here", List.of());
        bot.reply(PostId.of(offer.mention()), "here", List.of());

        var verdict = verdict(offer);

        assertThat(verdict.replied()).isEqualTo(1);
        assertThat(verdict.repeated()).isEqualTo(1);
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void nothingOffered_isNotGood() {
        assertThat(verdict().isGood()).isFalse();
    }

    @Test
    void whatNobodyAskedFor_butTheLedgerKnows_isUninvited() {
        var offer = offer(false);
        settle(offer, "SKIPPED", "POST_NOT_ANSWERABLE");

        assertThat(verdict(offer).uninvited()).containsExactly(offer.mention());
    }

    @Test
    void waitInVain_isWrong() {
        var offer = offer(true);
        settle(offer, "SKIPPED", "NO_PHOTO");

        var verdict =
                Verdict.of(List.of(offer), new Ledger(ledger), replies, Set.of(), List.of("no reply to 1: please"), 0);

        assertThat(verdict.wrong()).containsExactly("no reply to 1: please");
    }

    @Test
    void replyToWhoDidNotAsk_isUninvited() {
        var offer = offer(false);
        reply(offer, "hello");

        var verdict = verdict(offer);

        assertThat(verdict.offered()).isZero();
        assertThat(verdict.uninvited()).containsExactly(offer.mention());
        assertThat(verdict.isGood()).isFalse();
    }

    private Offer offer(boolean summons, String... expected) {
        return new Offer(x.post(Draft.of(x.findOrCreateUser("alice"), "@maskbot please")), summons, Set.of(expected));
    }

    private void settle(Offer offer, String state, String reason) {
        ledger.put(offer.mention(), new Entry(state, reason));
    }

    private Post reply(Offer offer, String words) {
        return x.post(Draft.of(x.findOrCreateUser(Fleet.BOT), words).replyingTo(offer.post()));
    }

    private Verdict verdict(Offer... offers) {
        return Verdict.of(List.of(offers), new Ledger(ledger), replies, Set.of("AMBIGUOUS"), List.of(), 0);
    }
}
