package dev.maskbot.sandbox.x;

import java.util.List;
import java.util.Optional;

/** What an author hands in: the words as typed, photos, and the post it answers. Immutable. */
record Draft(User author, String typed, List<Photo> photos, Optional<Post> parent) {
    Draft {
        photos = List.copyOf(photos);
    }
}
