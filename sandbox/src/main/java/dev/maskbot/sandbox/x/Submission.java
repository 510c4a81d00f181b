package dev.maskbot.sandbox.x;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What X is handed to make a post of: a draft whose photos have their ids. Immutable. */
record Submission(
        User author,
        String typed,
        List<Photo> photos,
        Optional<Post> parent,
        Optional<Post> quoted,
        boolean sensitive,
        boolean poll,
        Duration age) {
    Submission {
        photos = List.copyOf(photos);
    }

    /** Without a quote or a warning, which apps of this kind cannot give. */
    Submission(User author, String typed, List<Photo> photos, Optional<Post> parent) {
        this(author, typed, photos, parent, Optional.empty(), false, false, Duration.ZERO);
    }
}
