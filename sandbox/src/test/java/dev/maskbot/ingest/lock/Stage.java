package dev.maskbot.ingest.lock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where only one instance's work may be at a time; notes it when that is not so. Safe for use by several threads. */
final class Stage {
    private final List<String> present = new ArrayList<>();
    private final Set<String> disregarded = new HashSet<>();
    private final List<String> collisions = new ArrayList<>();

    synchronized void enter(String name) {
        present.add(name);
        look();
    }

    synchronized void leave(String name) {
        present.remove(name);
    }

    /** Does not count one that is in no condition to do anything. */
    synchronized void disregard(String name) {
        disregarded.add(name);
    }

    synchronized void regard(String name) {
        disregarded.remove(name);
        look();
    }

    synchronized List<String> working() {
        return present.stream().filter(name -> !disregarded.contains(name)).toList();
    }

    synchronized List<String> collisions() {
        return List.copyOf(collisions);
    }

    private void look() {
        if (working().size() > 1) {
            collisions.add(working().toString());
        }
    }
}
