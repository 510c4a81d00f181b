package dev.maskbot.sandbox.x;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What lists of posts know of: the newest versions, once they have heard of them. Thread-safe. */
record PostIndex(Posts posts, Faults faults) {
    Stream<Post> newestFirst(Operation list) {
        return posts.newestFirst().filter(Post::isNewest).filter(Predicate.not(faults.hidden(list)));
    }

    /** Any version. */
    Optional<Post> find(Operation list, long id) {
        return posts.find(id).filter(Predicate.not(faults.hidden(list)));
    }
}
