package dev.maskbot.sandbox.x;

import com.twitter.twittertext.TwitterTextParser;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** X's rules for what an app may post in an account's name; a breach is refused. Thread-safe. */
final class PostingPolicy {
    static final int MAX_PHOTOS = 4;
    static final int MAX_PREMIUM = 25_000;

    // X publishes no window; a day outlasts any retry.
    private static final Duration DUPLICATES = Duration.ofHours(24);

    private final Posts posts;
    private final Audience audience;
    private final boolean enterprise;
    private final InstantSource clock;

    PostingPolicy(Posts posts, Audience audience, boolean enterprise, InstantSource clock) {
        this.posts = posts;
        this.audience = audience;
        this.enterprise = enterprise;
        this.clock = clock;
    }

    void check(User author, String text, Optional<Post> parent) {
        if (!fits(text)) {
            throw Problem.invalidRequest(
                            "Your Tweet text is too long. For more information on how Twitter determines text length "
                                    + "see https://github.com/twitter/twitter-text.",
                            "text",
                            List.of(text))
                    .exception();
        }
        parent.ifPresent(post -> requireReach(author, post));
        if (parent.isPresent() && !mayAnswer(author, parent.get())) {
            throw Problem.forbidden("Reply to this conversation is not allowed because you have not been mentioned "
                            + "or otherwise engaged by the author of the post you are replying to.")
                    .exception();
        }
        if (isDuplicate(author, text)) {
            throw Problem.forbidden("You are not allowed to create a Tweet with duplicate content.")
                    .exception();
        }
    }

    private void requireReach(User author, Post parent) {
        if (!audience.sees(author, parent)) {
            throw Problem.forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.")
                    .exception();
        }
        if (!audience.mayReply(author, parent)) {
            throw Problem.forbidden("The original Tweet author restricted who can reply to this Tweet.")
                    .exception();
        }
    }

    /** Handles a reply inherits and links to its photos are free, so only the typed text counts. */
    static boolean fits(String typed) {
        return typed.isBlank() || TwitterTextParser.parseTweet(typed).isValid;
    }

    /** Whether anybody may post it: subscribers to X Premium may write more than their apps. */
    static boolean fitsAnybody(String typed) {
        return typed.codePointCount(0, typed.length()) <= MAX_PREMIUM;
    }

    /** X, since 2026-02-23: who was asked to, in a thread of its own, and apps of enterprises. */
    private boolean mayAnswer(User author, Post parent) {
        return enterprise || parent.author().equals(author) || isSummoned(author, parent);
    }

    /** By the post replied to itself, not by one above it. */
    boolean isSummoned(User author, Post parent) {
        return !parent.author().equals(author) && (parent.explicitlyMentions(author) || quotes(parent, author));
    }

    private boolean quotes(Post post, User author) {
        return post.references().stream()
                .filter(reference -> reference.kind() == Reference.Kind.QUOTED)
                .flatMap(reference -> posts.find(reference.postId()).stream())
                .anyMatch(quoted -> quoted.author().equals(author));
    }

    /** The words alone decide, whatever the post answers and shows: the strictest reading of reports. */
    private boolean isDuplicate(User author, String text) {
        return !text.isBlank()
                && posts.newestFirst()
                        .takeWhile(post -> post.createdAt().plus(DUPLICATES).isAfter(clock.instant()))
                        .anyMatch(post -> post.author().equals(author)
                                && post.typed().strip().equals(text.strip()));
    }
}
