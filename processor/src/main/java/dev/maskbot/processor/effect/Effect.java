package dev.maskbot.processor.effect;

import dev.maskbot.processor.mask.Piece;
import dev.maskbot.processor.mask.Reframing;
import dev.maskbot.processor.words.Noun;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is done to the faces of a photo. Immutable.
 *
 * @param name by which the operator chooses it: lower case, one word
 * @param words by which people choose it, in each language the word first that they are told
 * @param nouns what it puts on faces, for those who cannot see it
 * @param pieces to be fitted to each face, the lowest first
 * @param reframing what is done with the whole photo then
 */
public record Effect(
        String name,
        Map<Locale, List<String>> words,
        Map<Locale, Noun> nouns,
        List<Piece> pieces,
        Optional<Reframing> reframing) {
    public Effect {
        words = Map.copyOf(words);
        nouns = Map.copyOf(nouns);
        pieces = List.copyOf(pieces);
    }
}
