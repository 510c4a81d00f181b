package dev.maskbot.processor.effect;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.maskbot.processor.words.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The effects that there are: one folder each on the class path under {@code effects}, with a manifest. Immutable, safe
 * for use by several threads.
 */
public final class Effects {
    /** What is done when nobody says what. */
    public static final String DEFAULT = "ninja";

    private static final String MANIFEST = "effect.json";

    private final SequencedMap<String, Effect> effects;
    private final Vocabulary vocabulary;

    private Effects(SequencedMap<String, Effect> effects) {
        this.effects = effects;
        this.vocabulary = vocabulary(effects.values());
    }

    /**
     * Reads and checks all of them.
     *
     * @throws IllegalStateException that lists all that is wrong with them
     */
    public static Effects load() {
        try {
            var location = Effects.class.getResource("/effects").toURI();
            if (!location.getScheme().equals("jar")) {
                return in(Path.of(location));
            }
            try (var jar = FileSystems.newFileSystem(jar(location), Map.of())) {
                return in(jar.getPath("/effects"));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code jar:file:...!/effects} to the file: so that its file system is ours alone to close. */
    private static Path jar(URI location) throws IOException, URISyntaxException {
        var address = location.getRawSchemeSpecificPart();
        return Path.of(new URI(address.substring(0, address.indexOf("!/"))));
    }

    static Effects in(Path folder) throws IOException {
        var effects = new TreeMap<String, Effect>(Effects::inOrder);
        var problems = new ArrayList<String>();
        try (var folders = Files.list(folder)) {
            folders.filter(Files::isDirectory).sorted().forEach(each -> {
                var name = each.getFileName().toString().replace("/", "");
                try {
                    effects.put(name, read(each).effect(name, each));
                } catch (IllegalArgumentException | JacksonException e) {
                    problems.add("effect %s: %s".formatted(name, e.getMessage()));
                }
            });
        }
        if (!effects.containsKey(DEFAULT)) {
            problems.add("no effect " + DEFAULT);
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("; ", problems));
        }
        return of(effects.values());
    }

    /**
     * These, the default among them.
     *
     * @throws IllegalArgumentException when a word chooses two of them
     */
    public static Effects of(Collection<Effect> effects) {
        var byName = new TreeMap<String, Effect>(Effects::inOrder);
        effects.forEach(effect -> byName.put(effect.name(), effect));
        return new Effects(byName);
    }

    private static Manifest read(Path folder) {
        try {
            return JsonMapper.shared().readValue(Files.readAllBytes(folder.resolve(MANIFEST)), Manifest.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("no " + MANIFEST, e);
        }
    }

    /** As people are told of them: the default first, for what does not fit into a post is left out. */
    private static int inOrder(String one, String other) {
        return one.equals(other) ? 0 : one.equals(DEFAULT) ? -1 : other.equals(DEFAULT) ? 1 : one.compareTo(other);
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public Effect named(String name) {
        var effect = effects.get(name);
        if (effect == null) {
            throw new IllegalArgumentException("no effect '%s', only %s".formatted(name, effects.keySet()));
        }
        return effect;
    }

    /** In the order in which people are told of them. */
    public Collection<Effect> all() {
        return List.copyOf(effects.values());
    }

    /** Understands the words of all of them. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    private static Vocabulary vocabulary(Collection<Effect> effects) {
        return new Vocabulary(
                effects.stream()
                        .collect(toMap(
                                Effect::name,
                                effect -> effect.words().entrySet().stream()
                                        .collect(toMap(
                                                Map.Entry::getKey,
                                                words -> words.getValue().stream()
                                                        .collect(toSet()))))),
                DEFAULT);
    }

    /** For each language the word for each effect by which people are told to choose it. */
    public Map<Locale, List<String>> told() {
        return effects.values().stream()
                .flatMap(effect -> effect.words().keySet().stream())
                .distinct()
                .collect(toMap(locale -> locale, this::told));
    }

    private List<String> told(Locale locale) {
        return effects.values().stream()
                .map(effect -> effect.words()
                        .getOrDefault(locale, effect.words().get(Locale.ENGLISH))
                        .getFirst())
                .toList();
    }
}
