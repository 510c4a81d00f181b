package dev.maskbot.sandbox.x;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The posts that exist now, in the order of their ids, and their photos by name. Thread-safe. */
final class Posts {
    private final ConcurrentSkipListMap<Long, Post> byId = new ConcurrentSkipListMap<>();
    private final Map<String, Photo> photos = new ConcurrentHashMap<>();

    void add(Post post) {
        post.photos().forEach(photo -> photos.put(photo.name(), photo));
        byId.put(post.id(), post);
        for (long version : post.editHistory()) {
            byId.computeIfPresent(version, (_, earlier) -> earlier.withEditHistory(post.editHistory()));
        }
    }

    void remove(Post post) {
        byId.remove(post.id());
        post.photos().forEach(photo -> photos.remove(photo.name()));
    }

    void clear() {
        byId.clear();
        photos.clear();
    }

    Optional<Post> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What a post quotes, if that exists. */
    Optional<Post> quotedBy(Post post) {
        return post.references().stream()
                .filter(reference -> reference.kind() == Reference.Kind.QUOTED)
                .flatMap(reference -> find(reference.postId()).stream())
                .findFirst();
    }

    Optional<Photo> photo(String name) {
        return Optional.ofNullable(photos.get(name));
    }

    Stream<Post> oldestFirst() {
        return byId.values().stream();
    }

    Stream<Post> newestFirst() {
        return byId.descendingMap().values().stream();
    }
}
