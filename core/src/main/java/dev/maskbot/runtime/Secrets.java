package dev.maskbot.runtime;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a secret looks like: for telling what cannot be one, and for not printing what might. */
final class Secrets {
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");

    /** What people and templates put where a value is still to come. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(change|replace|fill)[-_]?(me|this|in)|todo|tbd|placeholder|dummy|none|null|x+|-+|\\.+|<.*>",
            Pattern.CASE_INSENSITIVE);

    /** The shortest of X's credentials has 25 characters, an AWS access key 20; words of a setting are shorter. */
    private static final Pattern LIKE_A_SECRET = Pattern.compile("[A-Za-z0-9_%+/=~-]{20,}");

    private Secrets() {}

    /** What is wrong with a credential, without saying what it is. */
    static Optional<String> fault(String value) {
        if (value.isEmpty()) {
            return Optional.of("is missing or empty");
        }
        if (!VISIBLE_ASCII.matcher(value).matches()) {
            return Optional.of("contains a space, a line break or another character that no credential has");
        }
        return PLACEHOLDER.matcher(value).matches() ? Optional.of("is still a placeholder") : Optional.empty();
    }

    /** A setting's value for a message; not shown when somebody may have mistaken the setting for a secret's. */
    static String quote(String value) {
        var secret = LIKE_A_SECRET.matcher(value).find() || value.contains("@"); // user:password@host
        return secret ? "a text that may be a secret (not shown)" : "\"" + value + "\"";
    }
}
