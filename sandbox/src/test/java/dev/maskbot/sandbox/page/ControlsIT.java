package dev.maskbot.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.RunningSandbox;
import dev.maskbot.sandbox.Sandbox;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Journal.Entry;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page lets one do to the bot while it works. */
@ExtendWith({RunningSandbox.class, RunningBrowser.class})
@Timeout(120)
final class ControlsIT {
    private final Browser browser;
    private final Sandbox sandbox;
    private final Journal journal;

    ControlsIT(Browser browser, RunningSandbox.Running running) {
        this.browser = browser;
        this.sandbox = running.sandbox();
        this.journal = running.journal();
    }

    @BeforeEach
    void open() {
        browser.open(1280, 1500);
    }

    @AfterEach
    void mend() {
        browser.run("return Promise.all([fetch('/__admin/faults', { method: 'DELETE' }),"
                + " fetch('/api/settings/posting', { method: 'PUT', body: 'true' }),"
                + " fetch('/api/crowd', { method: 'PUT', body: '0' })])");
    }

    @Test
    void killSwitch_holdsReadyRepliesBack_untilItIsOnAgain() throws Exception {
        browser.click("#posting");
        browser.awaitText("#taken-over.taken", "posting: the processor took it over");
        var conversation = browser.post();
        browser.awaitText("[data-daemon=processor]", "switched off");
        browser.awaitText(conversation, "painted");
        assertThat(browser.texts(conversation + " .reply")).isEmpty();
        browser.screenshot("kill-switch.jpg");

        browser.click("#posting");

        browser.awaitSettled(conversation, "MASKED");
    }

    @Test
    void setting_isTakenOverByTheRunningDaemon_unlessItIsRefused() {
        browser.run("document.getElementById('posts-per-day').value = 'many'");
        browser.click("[aria-label='Set posts-per-day']");
        browser.awaitText("#taken-over.refused", "posts-per-day");

        browser.run("document.getElementById('posts-per-day').value = '900'");
        browser.click("[aria-label='Set posts-per-day']");

        browser.awaitText("#taken-over.taken", "posts-per-day: the processor took it over");
    }

    @Test
    void refusedSetting_isRememberedWithEachChange_untilItIsMended() {
        browser.run("document.getElementById('posts-per-day').value = 'few'");
        browser.click("[aria-label='Set posts-per-day']");
        browser.awaitText("#taken-over.refused", "posts-per-day");

        browser.click("#dry-run");
        browser.awaitText("#taken-over.refused", "dry-run = true is in Parameter Store. The processor refuses");

        browser.click("#dry-run");
        browser.run("document.getElementById('posts-per-day').value = '1000'");
        browser.click("[aria-label='Set posts-per-day']");
        browser.awaitText("#taken-over.taken", "posts-per-day: the processor took it over");
    }

    @Test
    void setting_thatIsChangedElsewhere_isShown() {
        browser.run("fetch('/api/settings/posting', { method: 'PUT', body: 'false' })");
        browser.await("return !document.getElementById('posting').checked");

        browser.run("fetch('/api/settings/posting', { method: 'PUT', body: 'true' })");
        browser.await("return document.getElementById('posting').checked");
    }

    @Test
    void fault_isSeenFromEveryPage_andGoneWhenItIsClearedElsewhere() {
        browser.click("[data-fault='Posts come twice']");
        browser.await("return !document.getElementById('no-faults').disabled");

        browser.open(1280, 1500);

        browser.await("return document.querySelector(arguments[0]).checked", "[data-fault='Posts come twice']");
        assertThat(browser.texts("#other-faults li")).isEmpty();

        browser.run("""
                const cleared = fetch('/__admin/faults', { method: 'DELETE' });
                document.querySelector(arguments[0]).click();
                return cleared.then(() => true);
                """, "[data-fault='Posts come twice']");
        browser.await("return document.getElementById('no-faults').disabled");
        assertThat(browser.run(
                        "return document.querySelector(arguments[0]).checked", "[data-fault='Posts come twice']"))
                .isEqualTo(false);
        assertThat(browser.find("#fault-problem").getText()).isEmpty();
    }

    @Test
    void fault_holdsAMentionUp_andGoneItIsAnswered() throws Exception {
        browser.click("[data-fault='S3 is down']");
        var conversation = browser.post();
        browser.awaitText("[data-daemon=processor]", "waits for a sick system");
        browser.await("return document.querySelector(\"label:has([data-fault='S3 is down']) .count\")"
                + ".textContent !== ''");
        browser.screenshot("fault.jpg");

        browser.click("[data-fault='S3 is down']");

        browser.awaitSettled(conversation, "MASKED");
        browser.awaitReply(conversation);
    }

    @Test
    void anyFault_canBeWritten_andIsRefusedWithAReasonWhenItIsNone() {
        browser.run("document.getElementById('fault').value = arguments[0]", "{\"where\": \"nowhere\"}");
        browser.click("#own-fault button");
        browser.await("return document.getElementById('fault-problem').textContent !== ''");

        browser.run(
                "document.getElementById('fault').value = arguments[0]",
                "{\"where\": \"s3/PutObject\", \"what\": {\"kind\": \"latency\", \"delay\": \"PT0.2S\"}}");
        browser.click("#own-fault button");
        browser.awaitText("#other-faults", "s3/PutObject latency");

        browser.click("#no-faults");
        browser.await("return document.querySelectorAll('#other-faults li').length === 0");
    }

    @Test
    void killedProcessor_startsAgain_andAnswersWhatCameMeanwhile() {
        browser.click("[aria-label='kill −9 the processor']");
        browser.awaitText("[data-daemon=processor]", "starting");
        var conversation = browser.post();

        browser.awaitSettled(conversation, "MASKED");

        browser.awaitReply(conversation);
    }

    @Test
    void crowd_comes_andIsCounted() throws Exception {
        var before = offered();
        browser.run("document.getElementById('rate').value = '3'");
        browser.click("#crowd button");
        browser.awaitText("#crowd button", "Enough");
        browser.await(
                "return Number(document.getElementById('count-offered').textContent) >= arguments[0]", before + 6);

        browser.run("document.getElementById('rate').value = ''"); // keeps nobody from ending it
        browser.click("#crowd button");

        browser.awaitText("#crowd button", "Let them come");
        browser.await("return document.getElementById('count-waiting').textContent === '0'");
        assertThat(browser.find("#count-twice").getText()).isEqualTo("0");
        browser.screenshot("crowd.jpg");
    }

    @Test
    void troubleWithTheLockAndKinesis_isShownAsLongAsItLasts() {
        hear("lock.lost");
        browser.awaitText("[data-daemon=ingest][data-state=bad]", "has lost the lock");
        hear("stream.connected");
        browser.awaitText("[data-daemon=ingest][data-state=good]", "connected");

        hear("put.failed");
        browser.awaitText("[data-daemon=ingest][data-state=bad]", "cannot put into Kinesis");
        hear("mention.published");
        browser.awaitText("[data-daemon=ingest][data-state=good]", "connected");
    }

    @Test
    void sandboxThatIsGone_isMissed_untilItIsBack() {
        var first = PageServer.start(0, sandbox.world());
        var port = first.url().getPort();
        var page = new Browser(browser.driver(), first.url());
        page.open(1280, 1500);

        first.close();
        page.awaitText("#lost", "does not answer");

        try (var _ = PageServer.start(port, sandbox.world())) {
            page.await("return document.getElementById('lost').textContent === ''");
            open(); // leaves it before it ends
        }
    }

    @Test
    void sandboxThatStartsAnew_leavesAGapInThePlots() {
        var line = (String) browser.run("""
                return import('/js/pulse.js').then(({ showPulse }) => {
                  const second = (n) => new Date(Date.UTC(2100, 0, 1, 0, 0, n)).toISOString();
                  const pulse = (n, replied) => showPulse({ at: second(n), offered: replied, replied, outcomes: {},
                    waiting: 0, lag: 0, median: -1, slow: -1, twice: 0, microDollars: 0 });
                  [[1, 500], [2, 502], [3, 0], [4, 2], [9, 900], [10, 902]].forEach(([n, replied]) => pulse(n, replied));
                  return document.querySelectorAll('.plot')[2].querySelector('path').getAttribute('d');
                });
                """);

        assertThat(line).doesNotContain("-").containsPattern("(M[0-9.]+ [0-9.]+){3}$");
    }

    private void hear(String event) {
        journal.write(new Entry(Instant.now(), "ingest", "INFO", event, Map.of()));
    }

    private long offered() {
        return Long.parseLong(browser.find("#count-offered").getText());
    }
}
