package dev.maskbot.runtime;

import dev.maskbot.runtime.ParameterStore.Parameter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a daemon is told from outside. The setting {@code photo-hosts} is the variable {@code MASKBOT_PHOTO_HOSTS} or,
 * where that is not set, the parameter {@code /maskbot/<stack>/config/photo-hosts}; secrets are parameters only, below
 * {@code /maskbot/<stack>/x/}. Faults are collected while settings are read and refused together by
 * {@link #refuseFaults}; a setting at fault reads as {@code null} until then. Confined to one thread.
 */
public final class Settings {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);

    private final String path;
    private final Map<String, String> environment;
    private final Map<String, Parameter> parameters;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private final List<Instant> secretsWritten = new ArrayList<>();

    private Settings(String path, Map<String, String> environment, Map<String, Parameter> parameters) {
        this.path = path;
        this.environment = environment;
        this.parameters = parameters;
    }

    /**
     * Reads both sources.
     *
     * @throws InvalidSettings when {@code MASKBOT_STACK} does not say whose settings to read
     */
    public static Settings load(Map<String, String> environment, ParameterStore store) {
        var stack = environment.getOrDefault("MASKBOT_STACK", "");
        if (!stack.matches("[A-Za-z0-9-]{1,128}")) {
            throw new InvalidSettings(
                    List.of("MASKBOT_STACK must be the stack's name (letters, digits, hyphens): its settings are below"
                            + " /maskbot/<stack> in Parameter Store"));
        }
        var path = "/maskbot/" + stack;
        var settings = new Settings(path, environment, store.below(path));
        settings.asked.add("MASKBOT_STACK");
        return settings;
    }

    /** A required text. */
    public String text(String name) {
        return find(name).orElseGet(() -> {
            faults.add("%s is missing: set it, or the parameter %s".formatted(variable(name), parameter(name)));
            return null;
        });
    }

    public String text(String name, String fallback) {
        return find(name).orElse(fallback);
    }

    public URI uri(String name, String fallback) {
        return parse(name, find(name).orElse(fallback), "an address like " + fallback, text -> {
            var uri = URI.create(text);
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("no host");
            }
            return uri;
        });
    }

    /** One of an enum's constants; {@code FILTERED_STREAM} is written {@code filtered-stream}. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, E fallback) {
        var words =
                Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Settings::word, constant -> constant));
        var expected = "one of "
                + Arrays.stream(type.getEnumConstants()).map(Settings::word).collect(Collectors.joining(", "));
        return find(name)
                .map(text -> parse(name, text, expected, word -> known(words.get(word))))
                .orElse(fallback);
    }

    /** Yes or no; one at fault reads as its fallback. */
    public boolean flag(String name, boolean fallback) {
        return find(name)
                .map(text -> parse(name, text, "true or false", word -> known(FLAGS.get(word))))
                .orElse(fallback);
    }

    /** A whole number from {@code min} to {@code max}; one at fault reads as its fallback. */
    public int number(String name, int min, int max, int fallback) {
        var expected = "a whole number from %d to %d".formatted(min, max);
        return find(name)
                .map(text -> parse(name, text, expected, digits -> {
                    var number = Integer.parseInt(digits);
                    return known(number < min || number > max ? null : number);
                }))
                .orElse(fallback);
    }

    /** Origins, separated by commas: what of an address says whom one talks to, {@code https://pbs.twimg.com}. */
    public Set<String> origins(String name, String fallback) {
        var expected = "addresses like %s, with nothing after the host, separated by commas".formatted(fallback);
        return parse(name, find(name).orElse(fallback), expected, list -> {
            var origins = Arrays.stream(list.split(","))
                    .map(String::strip)
                    .filter(element -> !element.isEmpty())
                    .map(Settings::origin)
                    .collect(Collectors.toUnmodifiableSet());
            return known(origins.isEmpty() ? null : origins);
        });
    }

    /** A required secret; it is a SecureString that the operator put there. */
    public Secret secret(String name) {
        var parameter = path + "/x/" + name;
        var stored = Optional.ofNullable(parameters.get(parameter));
        stored.map(Parameter::modified).ifPresent(secretsWritten::add);
        var value = stored.map(Parameter::value).orElse("").strip();
        Secrets.fault(value)
                .ifPresent(fault -> faults.add(parameter + " " + fault + ": put it there as a SecureString"));
        return new Secret(value);
    }

    /** When the oldest of the secrets that have been asked for was written; {@code null} when there is none. */
    public Instant secretsModified() {
        return secretsWritten.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    /**
     * To be called when everything has been read.
     *
     * @throws InvalidSettings naming every fault, among them variables that nobody asked for
     */
    public void refuseFaults() {
        environment.keySet().stream()
                .filter(variable -> variable.startsWith("MASKBOT_") && !asked.contains(variable))
                .sorted()
                .forEach(variable -> faults.add(variable + " is not a setting of this daemon: misspelt?"));
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
    }

    private <T> T parse(String name, String text, String expected, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException _) {
            faults.add("%s (or the parameter %s) is %s, not %s"
                    .formatted(variable(name), parameter(name), Secrets.quote(text), expected));
            return null;
        }
    }

    private Optional<String> find(String name) {
        asked.add(variable(name));
        return Optional.ofNullable(environment.get(variable(name)))
                .or(() -> Optional.ofNullable(parameters.get(parameter(name))).map(Parameter::value))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** An address with anything else in it, be it a slash, would never be found equal to a photo's. */
    private static String origin(String text) {
        var uri = URI.create(text.toLowerCase(Locale.ROOT));
        var origin = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        var nothingElse = uri.getHost() != null && origin.equals(uri.toString());
        return known(nothingElse && SCHEMES.contains(uri.getScheme()) ? origin : null);
    }

    private static <T> T known(T value) {
        if (value == null) {
            throw new IllegalArgumentException("not among what is expected");
        }
        return value;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String variable(String name) {
        return "MASKBOT_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private String parameter(String name) {
        return path + "/config/" + name;
    }
}
