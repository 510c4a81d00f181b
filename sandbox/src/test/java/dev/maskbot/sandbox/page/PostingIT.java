package dev.maskbot.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.RunningSandbox;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.process.Journal;
import dev.maskbot.sandbox.process.Journal.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Posting on the page and seeing what becomes of it. */
@ExtendWith({RunningSandbox.class, RunningBrowser.class})
@Timeout(120)
final class PostingIT {
    /** More mentions than the page keeps the paths of. */
    private static final int MANY = 600;

    private final Browser browser;
    private final Journal journal;

    @TempDir
    private Path directory;

    PostingIT(Browser browser, RunningSandbox.Running sandbox) {
        this.browser = browser;
        this.journal = sandbox.journal();
    }

    @BeforeEach
    void open() {
        browser.open(1280, 1500);
    }

    @Test
    void builtInPicture_isPosted_andItsReplyLiesOverIt() throws Exception {
        browser.click("[name=picture][value=group]");
        browser.click("[name=effect][value=hat]");

        var conversation = browser.post();

        browser.awaitPicture(conversation);
        browser.awaitSettled(conversation, "MASKED");
        assertThat(browser.find(conversation + " .compare .after").getDomAttribute("alt"))
                .contains("hat");
        browser.click(conversation + " .path li"); // opens it
        assertThat(browser.texts(conversation + " .path li"))
                .anyMatch(step -> step.contains("in Kinesis"))
                .anyMatch(step -> step.contains("faces found") && step.contains("9"))
                .anyMatch(step -> step.contains("reply sent") && step.contains("1 ¢"));
        assertThat(browser.find(conversation + " summary").getText()).contains("2.2 ¢");
        browser.screenshot("sandbox.jpg");
        browser.resize(1280, 1500, "dark");
        browser.screenshot("sandbox-dark.jpg");
    }

    @Test
    void anybody_canPost_andIsNamed() {
        browser.click("[name=author][value=carol]");
        browser.click("[name=picture][value=landscape]");

        var conversation = browser.post();

        assertThat(browser.find(conversation + " .by").getText()).contains("@carol");
        browser.awaitSettled(conversation, "NO_FACE");
    }

    @Test
    void ownFiles_arePostedTogether() throws Exception {
        var one = Files.write(directory.resolve("one.jpg"), Pictures.portrait().jpeg());
        var two = Files.write(directory.resolve("two.jpg"), Pictures.group().jpeg());

        browser.find("#photo").sendKeys(one + "\n" + two);
        browser.await("return document.querySelectorAll('#chosen img').length === 2");
        var conversation = browser.post();

        browser.awaitSettled(conversation, "MASKED");
        browser.await("return document.querySelectorAll(arguments[0]).length === 2", conversation + " .compare");
    }

    @Test
    void droppedFile_isChosen() throws Exception {
        browser.run("""
                const dropped = new DataTransfer();
                dropped.items.add(new File(['x'], 'us.jpg', { type: 'image/jpeg' }));
                document.getElementById('compose').dispatchEvent(
                  new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
                """);

        browser.awaitText("#chosen", "us.jpg");
    }

    @Test
    void droppedBesideTheForm_filesDoNotReplaceThePage_andTextFallsWhereItLikes() {
        var kept = browser.run("""
                const prevented = (place, add) => {
                  const dropped = new DataTransfer();
                  add(dropped.items);
                  return !document.querySelector(place).dispatchEvent(
                    new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
                };
                const file = (items) => items.add(new File(['x'], 'us.jpg', { type: 'image/jpeg' }));
                return [prevented('h1', file), prevented('#text', (items) => items.add('words', 'text/plain'))];
                """);

        assertThat(kept).isEqualTo(List.of(true, false));
        assertThat(browser.texts("#chosen li")).isEmpty();
    }

    @Test
    void fileThatIsNoPicture_isRefusedWithTheReason() throws Exception {
        var file = Files.writeString(directory.resolve("notes.jpg"), "not a picture");

        browser.find("#photo").sendKeys(file.toString());
        browser.click("#compose [type=submit]");

        browser.awaitText("#problem", "not a JPEG");

        browser.click("[aria-label='Remove notes.jpg']");

        assertThat(browser.find("#problem").getText()).isEmpty();
        assertThat(browser.texts("#chosen li")).isEmpty();
        assertThat(browser.run("return document.getElementById('photo').files.length"))
                .isEqualTo(0L);
        browser.post();
    }

    @Test
    void reply_isTakenBack_whenWhoAskedSaysSo() {
        browser.click("[name=picture][value=group]");
        var conversation = browser.post();
        browser.awaitSettled(conversation, "MASKED");
        browser.awaitReply(conversation);
        browser.click(conversation + " .actions button");
        assertThat(browser.find("#reply-to").getText()).contains("@maskbot");
        assertThat(chosenPicture()).isEqualTo("no photo");

        var wish = browser.post();

        browser.awaitSettled(wish, "DELETED");
        assertThat(chosenPicture()).isEqualTo("group");
        browser.await("return document.querySelector(arguments[0]) === null", conversation + " .reply");
    }

    @Test
    void deletedPost_losesItsPhotos_andTheButtonItsFocusToThePath() {
        var conversation = browser.post();
        browser.awaitPicture(conversation);

        browser.run(
                "const it = [...document.querySelectorAll(arguments[0])].at(-1); it.focus(); it.click()",
                conversation + " .actions button");

        browser.await("return document.querySelector(arguments[0]) !== null", conversation + ".gone");
        assertThat(browser.run("return document.querySelectorAll(arguments[0]).length", conversation + " .photos img"))
                .isEqualTo(1L); // the masked one
        assertThat(browser.run("return document.activeElement.matches(arguments[0])", conversation + " summary"))
                .isEqualTo(true);
    }

    @Test
    void pathOfAShownPost_goesOn_howeverManyMentionsCome() {
        var conversation = browser.post();
        browser.awaitSettled(conversation, "MASKED");
        var id = conversation.replaceAll("\\D", "");

        for (var i = 0; i < MANY; i++) {
            hear("mention.accepted", "other-" + i);
        }
        hear("mention.attempt_failed", id);

        browser.awaitText(conversation + " .path ol", "attempt failed");
    }

    @Test
    void pageThatComesLater_isToldWhatHappenedBefore() {
        var older = browser.post();
        var conversation = browser.post();
        assertThat(isOpen(older)).isFalse();
        assertThat(isOpen(conversation)).isTrue();
        browser.awaitSettled(conversation, "MASKED");
        browser.awaitReply(conversation);

        browser.open(1280, 1500);

        browser.awaitSettled(conversation, "MASKED");
        browser.await("return Number(document.getElementById('count-offered').textContent) > 0");
        assertThat(isOpen(older)).isFalse();
        assertThat(isOpen(conversation)).isTrue();
        assertThat(browser.find("#announcer").getDomProperty("textContent")).isEmpty();
    }

    private boolean isOpen(String conversation) {
        return Boolean.TRUE.equals(
                browser.run("return document.querySelector(arguments[0]).open", conversation + " details"));
    }

    private Object chosenPicture() {
        return browser.run("return document.querySelector('[name=picture]:checked').value");
    }

    private void hear(String event, String mention) {
        journal.write(new Entry(Instant.now(), "ingest", "INFO", event, Map.of("mention", mention)));
    }
}
