package dev.maskbot.processor.words;

import java.util.Arrays;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/**
 * Which written words pass for a known one: those with one slip, that is two neighbours swapped, or a letter dropped,
 * added or replaced. Short words are too close to others for that: below five letters only the swap passes ({@code stpo}
 * is stop, {@code shop} is not), below four nothing.
 */
final class Typo {
    private static final int SHORTEST = 4;
    private static final int LONG = 5;
    private static final DamerauLevenshteinDistance DISTANCE = new DamerauLevenshteinDistance(1);

    private Typo() {}

    static boolean anywhere(String known, String written) {
        if (known.equals(written)) {
            return true;
        }
        // A distance above the threshold is reported as -1.
        return known.length() >= SHORTEST
                && Math.abs(known.length() - written.length()) <= 1
                && DISTANCE.apply(known, written) == 1
                && (known.length() >= LONG || Arrays.equals(letters(known), letters(written)));
    }

    /** People seldom miss the first letter, and {@code pasta} is not {@code basta}. */
    static boolean afterTheFirstLetter(String known, String written) {
        return known.charAt(0) == written.charAt(0) && anywhere(known, written);
    }

    private static int[] letters(String word) {
        return word.chars().sorted().toArray();
    }
}
