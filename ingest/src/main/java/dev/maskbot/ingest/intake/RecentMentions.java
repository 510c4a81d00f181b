package dev.maskbot.ingest.intake;

import dev.maskbot.mention.MentionId;
import dev.maskbot.x.PostId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What came in lately, so that nothing is handed on twice although the stream repeats itself and every sweep reaches back.
 * Safe for use by several threads.
 */
final class RecentMentions {
    /** A sweep reaches back 800 posts (X's limit); between two of them X's stream delivers 250 a second at most. */
    private static final int KEPT = 20_000;

    private final Set<MentionId> accepted = newest(KEPT);
    private final Set<PostId> ignored = newest(KEPT);

    /** False when it is known. */
    boolean add(MentionId mention) {
        return accepted.add(mention);
    }

    /** False when it is known. A post that was ignored may be a mention once it is edited, so these are another set. */
    boolean addIgnored(PostId post) {
        return ignored.add(post);
    }

    private static <T> Set<T> newest(int limit) {
        return Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<T, Boolean>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<T, Boolean> eldest) {
                return size() > limit;
            }
        }));
    }
}
