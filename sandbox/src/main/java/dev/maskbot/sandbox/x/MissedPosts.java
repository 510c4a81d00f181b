package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What whoever connects to the stream asks to be told again, which X does for enterprises alone: the posts of the last
 * minutes before those to come (backfill), or those of some time of the last day and no others (recovery). As at X, a post
 * that comes at that moment may come twice. Thread-safe.
 */
record MissedPosts(boolean offered, Posts posts, Rules rules, Audience audience, InstantSource clock) {
    private static final String MINUTES = "backfill_minutes";
    private static final String START = "start_time";
    private static final String END = "end_time";
    static final List<String> PARAMETERS = List.of(MINUTES, START, END);

    private static final int MOST_MINUTES = 5;
    private static final Duration RECOVERABLE = Duration.ofHours(24);

    /** Of the last minutes, the oldest first; nothing unless asked for. Refuses whoever may not ask. */
    List<StreamConnection.Delivery> backfilled(QueryParameters query) {
        if (query.text(MINUTES).isEmpty()) {
            return List.of();
        }
        int minutes = query.integer(MINUTES, 0, MOST_MINUTES, 0);
        requireOffered(MINUTES, minutes);
        return between(clock.instant().minus(Duration.ofMinutes(minutes)), Instant.MAX);
    }

    /** From one time to before another, the oldest first; empty unless asked for. Refuses whoever may not ask. */
    Optional<List<StreamConnection.Delivery>> recovered(QueryParameters query) {
        var start = query.time(START);
        var end = query.time(END);
        if (start.isEmpty() && end.isEmpty()) {
            return Optional.empty();
        }
        var from = start.orElseThrow(() -> QueryParameters.refuse(START, "", "is needed with " + END));
        var until = end.orElseThrow(() -> QueryParameters.refuse(END, "", "is needed with " + START));
        requireOffered(START, from);
        var now = clock.instant();
        if (from.isBefore(now.minus(RECOVERABLE)) || !from.isBefore(until)) {
            throw QueryParameters.refuse(START, from.toString(), "is not within the last 24 hours and before " + END);
        }
        if (until.isAfter(now)) {
            throw QueryParameters.refuse(END, until.toString(), "is not in the past");
        }
        return Optional.of(between(from, until));
    }

    private void requireOffered(String parameter, Object value) {
        if (!offered) {
            throw QueryParameters.refuse(parameter, value.toString(), "is not available at your access level");
        }
    }

    private List<StreamConnection.Delivery> between(Instant from, Instant until) {
        return posts.oldestFirst()
                .filter(post ->
                        !post.createdAt().isBefore(from) && post.createdAt().isBefore(until))
                .filter(audience::isPublic)
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
