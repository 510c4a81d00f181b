package dev.maskbot.sandbox.x;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes posts of submissions, one after the other: stores each, tells the page, offers it to the stream. Thread-safe. */
final class Publisher {
    private final SnowflakeIds ids;
    private final InstantSource clock;
    private final TextComposer composer;
    private final Posts posts;
    private final Rules rules;
    private final FilteredStream stream;
    private final Events events;

    Publisher(
            SnowflakeIds ids,
            InstantSource clock,
            TextComposer composer,
            Posts posts,
            Rules rules,
            FilteredStream stream,
            Events events) {
        this.ids = ids;
        this.clock = clock;
        this.composer = composer;
        this.posts = posts;
        this.rules = rules;
        this.stream = stream;
        this.events = events;
    }

    /** Synchronized, so that ids appear in the timelines in their order: a reader with since_id misses none. */
    synchronized Post publish(Submission submission) {
        Post post = compose(submission);
        posts.add(post);
        events.publish(submission
                .parent()
                .<XEvent>map(parent -> new XEvent.ReplyCreated(post, parent))
                .orElseGet(() -> new XEvent.PostCreated(post)));
        List<Rule> matching = rules.matching(post, submission.quoted());
        if (!matching.isEmpty()) {
            stream.offer(post, matching);
        }
        return post;
    }

    void delete(Post post) {
        posts.remove(post);
        events.publish(new XEvent.PostDeleted(post));
    }

    private Post compose(Submission submission) {
        long id = ids.next();
        Optional<Post> parent = submission.parent();
        return new Post(
                id,
                submission.author(),
                clock.instant(),
                submission.typed(),
                composer.compose(id, submission),
                submission.photos(),
                references(submission),
                parent.map(Post::author),
                parent.map(Post::conversationId).orElse(id),
                Language.of(submission.typed()),
                submission.sensitive());
    }

    private static List<Reference> references(Submission submission) {
        return Stream.concat(
                        submission.parent().map(post -> new Reference(Reference.Kind.REPLIED_TO, post.id())).stream(),
                        submission.quoted().map(post -> new Reference(Reference.Kind.QUOTED, post.id())).stream())
                .toList();
    }
}
