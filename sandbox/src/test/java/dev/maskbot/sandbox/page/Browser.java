package dev.maskbot.sandbox.page;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a real browser, as a person would use it. */
record Browser(ChromeDriver driver, URI url) {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** {@code -Dscreenshots=../docs} makes the pictures of the README anew. */
    private static final Optional<Path> DOCUMENTED =
            Optional.ofNullable(System.getProperty("screenshots")).map(Path::of);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Loads the page anew, on a screen of this size. */
    void open(int width, int height) {
        resize(width, height, "light");
        driver.get(url.toString());
        await("return document.body.dataset.ready === 'true'");
    }

    void resize(int width, int height, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Chooses a radio button or turns a switch, which CSS may have put behind what one sees of it. */
    void click(String selector) {
        run(
                "const it = document.querySelector(arguments[0]); it.closest('details')?.toggleAttribute('open', true);"
                        + " it.click()",
                selector);
    }

    void await(String script, Object... arguments) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> script + ", " + List.of(arguments))
                .until(_ -> Boolean.TRUE.equals(run(script, arguments)));
    }

    void awaitText(String selector, String text) {
        await(
                "return document.querySelector(arguments[0])?.textContent.includes(arguments[1]) ?? false",
                selector,
                text);
    }

    /** Posts what is filled in; gives a selector of the conversation. */
    String post() {
        return post(() -> click("#compose [type=submit]"));
    }

    /** The same, posted in another way. */
    String post(Runnable submission) {
        var newest = run("return document.querySelector('article')?.dataset.post ?? ''");
        submission.run();
        await("return (document.querySelector('article')?.dataset.post ?? '') !== arguments[0]", newest);
        return "article[data-post='%s']".formatted(run("return document.querySelector('article').dataset.post"));
    }

    /** Waits until the ledger has it. */
    void awaitSettled(String conversation, String reason) {
        awaitText(conversation + " .outcome", reason);
    }

    /** Waits for the one reply: the page shows it a moment after the path's end. */
    void awaitReply(String conversation) {
        await("return document.querySelectorAll(arguments[0]).length === 1", conversation + " .reply");
    }

    /** Waits for the masked picture, loaded. */
    void awaitPicture(String conversation) {
        await(
                "return (document.querySelector(arguments[0])?.naturalWidth ?? 0) > 0",
                conversation + " .compare .after");
    }

    /** Into the build's folder and over the picture of that name in the documentation, if it is to be made anew. */
    void screenshot(String name) throws IOException {
        var picture = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "jpeg", "quality", 86));
        var bytes = Base64.getDecoder().decode(picture.get("data").toString());
        Files.write(Files.createDirectories(SCREENSHOTS).resolve(name), bytes);
        if (DOCUMENTED.isPresent() && Files.exists(DOCUMENTED.get().resolve(name))) {
            Files.write(DOCUMENTED.get().resolve(name), bytes);
        }
    }
}
