package dev.maskbot.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.sandbox.RunningSandbox;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The page for everybody: without a mouse, without eyes, on a small screen, without a network. */
@ExtendWith({RunningSandbox.class, RunningBrowser.class})
@Timeout(120)
final class AccessIT {
    private static final int MANY = 60;

    private final Browser browser;

    AccessIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void open() {
        browser.open(1280, 1500);
    }

    @Test
    void keyboardAlone_choosesPostsAndCompares() {
        tabTo("[name=effect]:checked");
        press(Keys.ARROW_RIGHT);
        var effect = browser.run("return document.querySelector('[name=effect]:checked').value");
        assertThat(effect).isNotEqualTo("ninja");
        tabTo("#compose [type=submit]");
        var conversation = browser.post(() -> press(Keys.ENTER));
        browser.awaitPicture(conversation);
        assertThat(browser.run("return document.activeElement.matches('#compose [type=submit]')"))
                .isEqualTo(true);
        assertThat(browser.find("#announcer").getDomProperty("textContent")).contains("The bot answered");

        tabTo(conversation + " .compare input");
        press(Keys.HOME);

        assertThat(browser.run(
                        "return document.querySelector(arguments[0]).style.getPropertyValue('--at')",
                        conversation + " .compare"))
                .isEqualTo("0%");
    }

    @Test
    void narrowScreen_needsNoScrollingSideways() throws Exception {
        browser.awaitSettled(browser.post(), "MASKED");

        browser.resize(375, 812, "light");
        browser.run("document.querySelectorAll('details').forEach((details) => { details.open = true; })");

        assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
        browser.run("document.querySelector('article').scrollIntoView({ behavior: 'instant' })");
        browser.screenshot("mobile.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void accessibilityChecker_findsNothing(String scheme) throws IOException {
        browser.awaitSettled(browser.post(), "MASKED");
        browser.resize(1280, 1500, scheme);
        browser.run("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        try (var axe = AccessIT.class.getResourceAsStream("/axe.min.js")) {
            browser.run(new String(axe.readAllBytes(), UTF_8));
        }

        var violations = (List<?>) browser.driver().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
                  .then(({ violations }) => done(violations.map(({ id, nodes }) =>
                    `${id}: ${nodes.map(({ html, any }) => `${html} ${any.map(({ message }) => message)}`).join(' | ')}`)));
                """);

        assertThat(violations).isEmpty();
    }

    @Test
    void everything_comesFromTheSandbox() {
        var hosts = browser.run("return [...new Set(performance.getEntriesByType('resource')"
                + ".map(({ name }) => new URL(name).hostname))]");

        assertThat(hosts).isEqualTo(List.of("127.0.0.1"));
    }

    private void tabTo(String selector) {
        for (var i = 0; i < MANY; i++) {
            if (Boolean.TRUE.equals(browser.run("return document.activeElement.matches(arguments[0])", selector))) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("no way to " + selector);
    }

    private void press(Keys key) {
        new Actions(browser.driver()).sendKeys(key).perform();
    }
}
