package dev.maskbot.x;

import java.util.List;
import java.util.Optional;

/** A page of posts, newest first, and the token of the page after it. Immutable. */
public record PostPage(List<Post> posts, Optional<String> next) {
    public PostPage {
        posts = List.copyOf(posts);
    }
}
