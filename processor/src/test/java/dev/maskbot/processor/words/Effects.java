package dev.maskbot.processor.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Effects as plug-ins might bring them. */
final class Effects {
    static final Locale SPANISH = Locale.of("es");

    static final Map<String, Map<Locale, Set<String>>> WORDS = Map.of(
            "ninja",
            Map.of(
                    Locale.ENGLISH,
                    Set.of("ninja", "ninja mask", "mask", "🥷"),
                    SPANISH,
                    Set.of("ninja", "máscara", "enmascarar"),
                    Locale.JAPANESE,
                    Set.of("忍者")),
            "moustache",
            Map.of(Locale.ENGLISH, Set.of("moustache", "mustache"), SPANISH, Set.of("bigote", "mostacho")),
            "glasses",
            Map.of(Locale.ENGLISH, Set.of("glasses", "sunglasses", "🕶️"), SPANISH, Set.of("gafas", "lentes")),
            "hat",
            Map.of(Locale.ENGLISH, Set.of("hat", "top hat", "🎩"), SPANISH, Set.of("gorra", "sombrero")),
            "pie",
            Map.of(Locale.ENGLISH, Set.of("pie"), SPANISH, Set.of("tarta")),
            "foot",
            Map.of(Locale.ENGLISH, Set.of("foot"), SPANISH, Set.of("pie")));

    static final Map<Locale, List<String>> LISTED = Map.of(
            Locale.ENGLISH,
            List.of("ninja", "moustache", "glasses", "hat"),
            SPANISH,
            List.of("ninja", "bigote", "gafas", "sombrero"));

    private Effects() {}
}
