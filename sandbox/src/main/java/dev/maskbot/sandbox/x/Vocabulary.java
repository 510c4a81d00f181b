package dev.maskbot.sandbox.x;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two ways in which X spells the names around posts: as tweets, everywhere until August 2026 and on the stream to
 * this day, and as posts, when a read asks for {@code post.fields}.
 */
enum Vocabulary {
    TWEET("tweet"),
    POST("post");

    private final String word;

    Vocabulary(String word) {
        this.word = word;
    }

    /** A name given in the old spelling. */
    String spell(String name) {
        return name.replace(TWEET.word, word);
    }

    /**
     * Which of the names, given and answered in the old spelling, a parameter asks for. Names of the other vocabulary
     * are no error but ask for nothing, as was measured of X.
     */
    Set<String> read(QueryParameters query, String parameter, List<String> names) {
        List<String> known = Stream.of(values())
                .flatMap(vocabulary -> names.stream().map(vocabulary::spell))
                .distinct()
                .toList();
        Set<String> given = query.list(parameter, known);
        return names.stream().filter(name -> given.contains(spell(name))).collect(Collectors.toUnmodifiableSet());
    }
}
