package dev.maskbot.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks at folders of classes and tells when something in them has changed and the compiler has come to rest. It looks
 * again and again, for macOS tells nobody of changes in folders within less than seconds. Thread-safe.
 */
public final class ClassWatch implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(300);

    private record State(List<Long> files, FileTime newest) {
        /** Whether a folder has none left: a build from scratch fills it again some seconds later. */
        boolean isEmptied(State before) {
            return IntStream.range(0, files.size()).anyMatch(i -> before.files.get(i) > 0 && files.get(i) == 0);
        }
    }

    private final List<Path> folders;
    private final Runnable changed;
    private final Thread thread = Thread.ofVirtual().name("watch").unstarted(this::watch);
    private State known; // of the thread, once it runs

    private ClassWatch(List<Path> folders, Runnable changed) {
        this.folders = folders;
        this.changed = changed;
        this.known = look();
    }

    /** Begins to look; what is called takes its time, and nothing that changes meanwhile is missed. */
    public static ClassWatch start(List<Path> folders, Runnable changed) {
        var watch = new ClassWatch(folders, changed);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            var before = known;
            while (true) {
                Thread.sleep(GLANCE);
                var now = look();
                if (!now.equals(known) && now.equals(before) && !now.isEmptied(known)) {
                    known = now;
                    changed.run();
                }
                before = now;
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private State look() {
        var times = folders.stream().map(ClassWatch::times).toList();
        return new State(
                times.stream().map(each -> (long) each.size()).toList(),
                times.stream().flatMap(List::stream).max(FileTime::compareTo).orElse(FileTime.fromMillis(0)));
    }

    private static List<FileTime> times(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(ClassWatch::time)
                    .toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of(); // the compiler is at it
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
