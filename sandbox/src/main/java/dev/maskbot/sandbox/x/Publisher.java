package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes posts, one after the other: stores each, tells the page, offers it to the stream. Thread-safe. */
final class Publisher {
    private final SnowflakeIds ids;
    private final InstantSource clock;
    private final TextComposer composer;
    private final Posts posts;
    private final Rules rules;
    private final FilteredStream stream;
    private final Audience audience;
    private final Events events;

    Publisher(
            SnowflakeIds ids,
            InstantSource clock,
            TextComposer composer,
            Posts posts,
            Rules rules,
            FilteredStream stream,
            Audience audience,
            Events events) {
        this.ids = ids;
        this.clock = clock;
        this.composer = composer;
        this.posts = posts;
        this.rules = rules;
        this.stream = stream;
        this.audience = audience;
        this.events = events;
    }

    /** Synchronized, so that ids appear in the timelines in their order: a reader with since_id misses none. */
    synchronized Post publish(Submission submission) {
        Post post = compose(submission, Optional.empty());
        XEvent event = submission
                .parent()
                .<XEvent>map(parent -> new XEvent.ReplyCreated(post, parent))
                .orElseGet(() -> new XEvent.PostCreated(post));
        publish(post, event, submission.quoted());
        return post;
    }

    /** Makes a new version, with an id of its own. */
    synchronized Post edit(Post before, String typed) {
        Optional<Post> quoted = posts.quotedBy(before);
        Post post = compose(
                new Submission(
                        before.author(),
                        typed,
                        before.photos(),
                        Optional.empty(),
                        quoted,
                        before.sensitive(),
                        before.poll(),
                        Duration.ZERO),
                Optional.of(before));
        publish(post, new XEvent.PostEdited(post), quoted);
        return post;
    }

    synchronized Post repost(User author, Post original) {
        long id = ids.next();
        Post post = new Post(
                id,
                author,
                clock.instant(),
                "",
                RepostText.of(original),
                Optional.empty(),
                List.of(),
                List.of(new Reference(Reference.Kind.RETWEETED, original.id())),
                Optional.empty(),
                id,
                original.language(),
                original.sensitive(),
                false,
                List.of(id));
        publish(post, new XEvent.PostCreated(post), Optional.empty());
        return post;
    }

    /** With all its versions and their reposts. */
    synchronized void delete(Post post) {
        List<Long> versions = post.editHistory();
        posts.oldestFirst()
                .filter(other ->
                        versions.contains(other.id()) || versions.stream().anyMatch(other::isRepostOf))
                .forEach(doomed -> {
                    posts.remove(doomed);
                    events.publish(new XEvent.PostDeleted(doomed));
                });
    }

    private void publish(Post post, XEvent event, Optional<Post> quoted) {
        posts.add(post);
        events.publish(event);
        List<Rule> matching = rules.matching(post, quoted);
        if (!matching.isEmpty() && !audience.isProtected(post.author())) {
            stream.offer(post, matching);
        }
    }

    private Post compose(Submission submission, Optional<Post> before) {
        Instant written = clock.instant().minus(submission.age());
        long id = submission.age().isZero() ? ids.next() : ids.at(written);
        Optional<Post> parent = submission.parent();
        TextComposer.Composed composed = composer.compose(id, submission);
        return new Post(
                id,
                submission.author(),
                written,
                submission.typed(),
                composed.text(),
                composed.note(),
                submission.photos(),
                before.map(Post::references).orElseGet(() -> references(submission)),
                parent.map(Post::author),
                parent.or(() -> before).map(Post::conversationId).orElse(id),
                Language.of(submission.typed()),
                submission.sensitive(),
                submission.poll(),
                Stream.concat(before.stream().flatMap(earlier -> earlier.editHistory().stream()), Stream.of(id))
                        .toList());
    }

    private static List<Reference> references(Submission submission) {
        return Stream.concat(
                        submission.parent().map(post -> new Reference(Reference.Kind.REPLIED_TO, post.id())).stream(),
                        submission.quoted().map(post -> new Reference(Reference.Kind.QUOTED, post.id())).stream())
                .toList();
    }
}
