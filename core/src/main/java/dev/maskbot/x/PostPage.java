package dev.maskbot.x;

import java.util.List;
import java.util.Optional;

/**
 * A page of posts, newest first. Immutable.
 *
 * @param unreadable how many items on the page are no posts that can be understood
 * @param next the token of the page after it
 */
public record PostPage(List<Post> posts, int unreadable, Optional<String> next) {
    public PostPage {
        posts = List.copyOf(posts);
    }
}
