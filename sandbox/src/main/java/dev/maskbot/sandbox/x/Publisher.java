package dev.maskbot.sandbox.x;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Makes posts of drafts, one after the other: stores each, tells the page, offers it to the stream. Thread-safe. */
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
    synchronized Post publish(Draft draft) {
        Post post = compose(draft);
        posts.add(post);
        events.publish(draft.parent()
                .<XEvent>map(parent -> new XEvent.ReplyCreated(post, parent))
                .orElseGet(() -> new XEvent.PostCreated(post)));
        List<Rule> matching = rules.matching(post);
        if (!matching.isEmpty()) {
            stream.offer(post, matching);
        }
        return post;
    }

    void delete(Post post) {
        posts.remove(post);
        events.publish(new XEvent.PostDeleted(post));
    }

    private Post compose(Draft draft) {
        long id = ids.next();
        Optional<Post> parent = draft.parent();
        return new Post(
                id,
                draft.author(),
                clock.instant(),
                draft.typed(),
                composer.compose(id, draft),
                draft.photos(),
                parent.stream()
                        .map(post -> new Reference(Reference.Kind.REPLIED_TO, post.id()))
                        .toList(),
                parent.map(Post::author),
                parent.map(Post::conversationId).orElse(id),
                Language.of(draft.typed()));
    }
}
