package dev.maskbot.sandbox.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An opaque string that carries a few fields to the client and back, so that the server keeps nothing of them. */
final class Token {
    private static final String SEPARATOR = "\n";

    private Token() {}

    static String of(Object... fields) {
        String text = Stream.of(fields).map(Object::toString).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** Empty when the text is no token, or {@code read} takes exception to its fields. */
    static <T> Optional<T> parse(String token, int fields, Function<List<String>, T> read) {
        try {
            List<String> found = List.of(new String(Base64.getUrlDecoder().decode(token), UTF_8).split(SEPARATOR, -1));
            return found.size() == fields ? Optional.of(read.apply(found)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
