package dev.maskbot.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.RunningSandbox;
import dev.maskbot.sandbox.pictures.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Posting on the page and seeing what becomes of it. */
@ExtendWith({RunningSandbox.class, RunningBrowser.class})
@Timeout(120)
final class PostingIT {
    private final Browser browser;

    @TempDir
    private Path directory;

    PostingIT(Browser browser) {
        this.browser = browser;
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
    void fileThatIsNoPicture_isRefusedWithTheReason() throws Exception {
        var file = Files.writeString(directory.resolve("notes.jpg"), "not a picture");

        browser.find("#photo").sendKeys(file.toString());
        browser.click("#compose [type=submit]");

        browser.awaitText("#problem", "not a JPEG");
    }

    @Test
    void reply_isTakenBack_whenWhoAskedSaysSo() {
        var conversation = browser.post();
        browser.awaitSettled(conversation, "MASKED");
        browser.awaitReply(conversation);
        browser.click(conversation + " .actions button");
        assertThat(browser.find("#reply-to").getText()).contains("@maskbot");

        var wish = browser.post();

        browser.awaitSettled(wish, "DELETED");
        browser.await("return document.querySelector(arguments[0]) === null", conversation + " .reply");
    }

    @Test
    void pageThatComesLater_isToldWhatHappenedBefore() {
        var conversation = browser.post();
        browser.awaitSettled(conversation, "MASKED");

        browser.open(1280, 1500);

        browser.awaitSettled(conversation, "MASKED");
        browser.await("return Number(document.getElementById('count-offered').textContent) > 0");
    }
}
