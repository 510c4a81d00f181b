package dev.maskbot.sandbox.x;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Leads from one page of a list, newest first, to the next, older one or to the one before. Immutable. */
record PageToken(Direction direction, long id) {
    enum Direction {
        OLDER,
        NEWER
    }

    /** A page, and whether there is more on either side of it. Immutable. */
    record Page(List<Post> posts, boolean hasNewer, boolean hasOlder) {}

    static Page first(Stream<Post> found, int size) {
        return older(found, size, false);
    }

    Page page(Stream<Post> found, int size) {
        return switch (direction) {
            case OLDER -> older(found.filter(post -> post.id() < id), size, true);
            case NEWER -> newer(found.filter(post -> post.id() > id).toList(), size);
        };
    }

    private static Page older(Stream<Post> rest, int size, boolean hasNewer) {
        List<Post> first = rest.limit(size + 1L).toList();
        return new Page(first.subList(0, Math.min(size, first.size())), hasNewer, first.size() > size);
    }

    private static Page newer(List<Post> newer, int size) {
        int from = Math.max(0, newer.size() - size);
        return new Page(newer.subList(from, newer.size()), from > 0, true);
    }

    /** Opaque to clients. */
    String write() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((direction + " " + id).getBytes(StandardCharsets.US_ASCII));
    }

    /** Refuses what {@link #write} did not. */
    static PageToken read(String token) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII).split(" ", -1);
            if (parts.length == 2) {
                return new PageToken(Direction.valueOf(parts[0]), Long.parseLong(parts[1]));
            }
        } catch (IllegalArgumentException _) {
            // refused below
        }
        throw QueryParameters.refuse("pagination_token", token, "is not valid");
    }
}
