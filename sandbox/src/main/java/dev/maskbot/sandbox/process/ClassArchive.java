package dev.maskbot.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * A file that keeps the classes of a program ready for its JVM, which saves half of the time to start. The JVM makes it at
 * the first stop that finds none.
 */
public final class ClassArchive {
    private ClassArchive() {}

    /** The JVM's options to use this file, or to make it, for a program of these jars. */
    public static List<String> options(Path file, Collection<Path> jars) {
        try {
            // One of other jars the JVM neither uses nor replaces.
            if (jars.stream()
                    .anyMatch(jar -> jar.toFile().lastModified() > file.toFile().lastModified())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot replace " + file, e);
        }
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + file,
                "-Xlog:cds=off", // it tells of every class that it cannot keep
                "-Xlog:cds+dynamic=off");
    }

    /** The jars in a folder. */
    public static List<Path> jars(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no jars in " + folder + ": run ./mvnw package", e);
        }
    }
}
