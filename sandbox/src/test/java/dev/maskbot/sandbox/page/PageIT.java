package dev.maskbot.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maskbot.sandbox.RunningSandbox;
import dev.maskbot.sandbox.RunningSandbox.Running;
import dev.maskbot.sandbox.pictures.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a real browser. */
@ExtendWith(RunningSandbox.class)
@Timeout(120)
final class PageIT {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Running running;
    private PageServer page;
    private ChromeDriver browser;

    @TempDir
    private Path directory;

    PageIT(Running running) {
        this.running = running;
    }

    @BeforeEach
    void open() {
        var driver = find("chromedriver");
        var chromium = find("chromium", "chromium-browser", "google-chrome");
        assumeTrue(
                driver != null && chromium != null, "needs Chromium and ChromeDriver: apt-get install chromium-driver");
        page = PageServer.start(0, running.sandbox().world());
        var options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox", // CI runs as root, where Chromium's own sandbox refuses to start
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--user-data-dir=" + directory.resolve("profile"));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .build();
        browser = new ChromeDriver(service, options);
        browser.manage().window().setSize(new Dimension(1200, 1750));
        browser.get(page.url().toString());
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
        if (page != null) {
            page.close();
        }
    }

    @Test
    void builtInPicture_isPosted_andItsReplyAppearsBesideIt() throws Exception {
        await("#pictures img");

        browser.findElement(By.cssSelector("button")).click();

        awaitReply();
        screenshot("page.png");
        assertThat(steps())
                .anyMatch(step -> step.contains("mention.published"))
                .anyMatch(step -> step.contains("faces.found faces=1"))
                .anyMatch(step -> step.contains("reply.posted"));
        assertThat(browser.findElement(By.cssSelector(".after img")).getDomAttribute("alt"))
                .contains("hood");
    }

    @Test
    void ownFile_isPosted() throws Exception {
        var file = directory.resolve("us.jpg");
        Files.write(file, Pictures.group().jpeg());
        await("#pictures img");

        browser.findElement(By.id("photo")).sendKeys(file.toString());
        browser.findElement(By.cssSelector("button")).click();

        awaitReply();
        assertThat(steps()).anyMatch(step -> step.contains("faces.found faces=9"));
    }

    @Test
    void fileThatIsNoPicture_isRefusedWithTheReason() throws Exception {
        var file = directory.resolve("notes.jpg");
        Files.writeString(file, "not a picture");
        await("#pictures img");

        browser.findElement(By.id("photo")).sendKeys(file.toString());
        browser.findElement(By.cssSelector("button")).click();

        waiting().until(_ -> browser.findElement(By.id("problem")).getText().contains("not a JPEG"));
        assertThat(browser.findElements(By.cssSelector("article"))).isEmpty();
    }

    private void awaitReply() {
        waiting()
                .until(_ -> browser.executeScript("return (document.querySelector('.after img')?.naturalWidth ?? 0) > 0"
                        + " && document.querySelector('ol').textContent.includes('mention.settled')"));
    }

    private List<String> steps() {
        return browser.findElements(By.cssSelector("ol .what")).stream()
                .map(element -> element.getText())
                .toList();
    }

    private void await(String selector) {
        waiting().until(_ -> !browser.findElements(By.cssSelector(selector)).isEmpty());
    }

    private WebDriverWait waiting() {
        return new WebDriverWait(browser, Duration.ofSeconds(30));
    }

    private void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name), browser.getScreenshotAs(OutputType.BYTES));
    }

    private static Path find(String... names) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .flatMap(place -> Arrays.stream(names).map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
