package dev.maskbot.sandbox.x;

import java.time.InstantSource;
import java.util.stream.Stream;

/** What lists of posts know of: the newest versions, once they have heard of them. Thread-safe. */
record PostIndex(Posts posts, Faults faults, InstantSource clock) {
    Stream<Post> newestFirst(Operation list) {
        var now = clock.instant();
        var lags = faults.all(Fault.IndexLag.class)
                .filter(lag -> lag.timeline() == list)
                .toList();
        return posts.newestFirst()
                .filter(Post::isNewest)
                .filter(post -> lags.stream().noneMatch(lag -> lag.hides(post, now)));
    }
}
