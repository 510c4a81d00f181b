package dev.maskbot.sandbox.rekognition;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;

/**
 * Where OpenCV works: some platform threads, each with cascades of its own. Native code pins the carrier of a virtual
 * thread, so requests, which are virtual threads, only wait here. What a work allocates natively is freed when it ends,
 * unless it retained it. Safe for use by several threads.
 */
final class NativeWorkers implements AutoCloseable {
    private final ExecutorService threads;
    private final Queue<Cascades> idle = new ConcurrentLinkedQueue<>();

    /** Loads the native libraries and the cascades: a second or so, more when they must be unpacked first. */
    NativeWorkers(int size) {
        // Else each of the threads would use all cores for itself.
        opencv_core.setNumThreads(1);
        for (int i = 0; i < size; i++) {
            idle.add(Cascades.load());
        }
        threads = Executors.newFixedThreadPool(
                size, Thread.ofPlatform().daemon().name("opencv-", 0).factory());
    }

    <T> T call(Work<T> work) {
        return callAll(List.of(work)).getFirst();
    }

    /**
     * Runs works side by side, for results in their order. Comes back only when all have ended, whatever happened to
     * one and whoever interrupts: what they read must not be freed under them.
     */
    <T> List<T> callAll(List<Work<T>> works) {
        List<CompletableFuture<T>> running = works.stream()
                .map(work -> CompletableFuture.supplyAsync(() -> run(work), threads))
                .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RekognitionException refusal) {
                throw refusal;
            }
            throw e;
        }
        return running.stream().map(CompletableFuture::join).toList();
    }

    private <T> T run(Work<T> work) {
        // There is one for each thread.
        Cascades cascades = idle.remove();
        try (PointerScope _ = new PointerScope()) {
            return work.with(cascades);
        } finally {
            idle.add(cascades);
        }
    }

    @Override
    public void close() {
        threads.close();
        idle.forEach(Cascades::close);
    }

    /** Something to do with OpenCV. */
    @FunctionalInterface
    interface Work<T> {
        T with(Cascades cascades);
    }
}
