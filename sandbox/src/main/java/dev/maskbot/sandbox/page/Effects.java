package dev.maskbot.sandbox.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The effects that the processor has, read from its jar: the sandbox runs it but knows none of its classes. */
final class Effects {
    private static final Pattern MANIFEST = Pattern.compile("effects/([^/]+)/effect\\.json");

    private Effects() {}

    /** Their names, each of which is a word that chooses it. */
    static List<String> names(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .map(MANIFEST::matcher)
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> matcher.group(1))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no effects in " + jar, e);
        }
    }
}
