package dev.maskbot.sandbox.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.maskbot.sandbox.RunningSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Gives tests one headless Chromium and one page for all of them; without Chromium they are skipped. */
final class RunningBrowser implements ParameterResolver {
    private record Running(PageServer page, ChromeDriver driver, Path profile) implements AutoCloseable {
        static Running start(RunningSandbox.Running sandbox, Path chromium, Path chromeDriver) {
            try {
                var profile = Files.createTempDirectory("profile");
                var options = new ChromeOptions();
                options.setBinary(chromium.toFile());
                options.addArguments(
                        "--headless",
                        "--no-sandbox", // CI runs as root, where Chromium's own sandbox refuses to start
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--user-data-dir=" + profile);
                var service = new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromeDriver.toFile())
                        .build();
                var driver = new ChromeDriver(service, options);
                return new Running(PageServer.start(0, sandbox.sandbox().world()), driver, profile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            driver.quit();
            page.close();
            try (var files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var chromium = find("chromium", "chromium-browser", "google-chrome");
        var driver = find("chromedriver");
        assumeTrue(
                chromium.isPresent() && driver.isPresent(),
                "needs Chromium and ChromeDriver: apt-get install chromium chromium-driver");
        var sandbox = (RunningSandbox.Running) new RunningSandbox().resolveParameter(parameter, context);
        // Below the sandbox in the store, whose values are closed in the reverse order.
        var running = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(
                        Running.class, _ -> Running.start(sandbox, chromium.get(), driver.get()), Running.class);
        return new Browser(running.driver(), running.page().url());
    }

    private static Optional<Path> find(String... names) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .flatMap(place -> Arrays.stream(names).map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
