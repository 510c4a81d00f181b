package dev.maskbot.processor.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;

/**
 * The languages that the bot speaks, and its words in them: properties in UTF-8 beside this class, one file for each
 * language. Not a {@code ResourceBundle}: that falls back on the machine's language, and hides what is not translated.
 */
final class Languages {
    static final Locale DEFAULT = Locale.ENGLISH;
    static final List<Locale> SPOKEN = List.of(DEFAULT, Locale.of("es"));

    private Languages() {}

    /** The language to answer in, for a BCP 47 tag; anything may be asked for. */
    static Locale closestTo(String tag) {
        var language = Locale.forLanguageTag(tag).getLanguage();
        return SPOKEN.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst()
                .orElse(DEFAULT);
    }

    static Map<String, String> load(String name, Locale locale) {
        var file = "%s_%s.properties".formatted(name, locale.getLanguage());
        var properties = new Properties();
        try (var stream = Languages.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new MissingResourceException("no " + file, Languages.class.getName(), file);
            }
            properties.load(new InputStreamReader(stream, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(toUnmodifiableMap(key -> key, properties::getProperty));
    }
}
