package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What whoever connects to the stream asks to be told again: the posts of the last minutes, which X does for enterprises
 * alone. As at X, a post that comes at that moment may come twice. Thread-safe.
 */
record Backfill(boolean offered, Posts posts, Rules rules, Audience audience, InstantSource clock) {
    static final String PARAMETER = "backfill_minutes";

    private static final int MOST_MINUTES = 5;

    /** Nothing unless asked for; the oldest first. Refuses whoever may not ask. */
    List<StreamConnection.Delivery> asked(QueryParameters query) {
        if (query.text(PARAMETER).isEmpty()) {
            return List.of();
        }
        int minutes = query.integer(PARAMETER, 0, MOST_MINUTES, 0);
        if (!offered) {
            throw QueryParameters.refuse(PARAMETER, Integer.toString(minutes), "is not available at your access level");
        }
        var oldest = clock.instant().minus(Duration.ofMinutes(minutes));
        return posts.oldestFirst()
                .filter(post -> !post.createdAt().isBefore(oldest) && audience.isPublic(post))
                .flatMap(post -> delivery(post).stream())
                .toList();
    }

    private Optional<StreamConnection.Delivery> delivery(Post post) {
        var matching = rules.matching(post, posts.quotedBy(post));
        return matching.isEmpty()
                ? Optional.empty()
                : Optional.of(new StreamConnection.Delivery(post, matching, post.createdAt()));
    }
}
