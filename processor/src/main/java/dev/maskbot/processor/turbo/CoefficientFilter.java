package dev.maskbot.processor.turbo;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What libturbojpeg calls with each row of blocks, component by component, before it writes anything. The rows stay where
 * they are until then, since libjpeg-turbo has no other place than memory for them: so they are collected, and edited
 * when the last one has come. For one picture and one thread; to be closed when the picture is done.
 */
@SuppressWarnings("restricted") // called from C
final class CoefficientFilter implements AutoCloseable {
    private static final int DONE = 0;
    private static final int FAILED = -1;
    private static final long Y = 4;
    private static final long W = 8;
    private static final long H = 12;

    private static final long FILTER = Library.TRANSFORM.byteOffset(PathElement.groupElement("customFilter"));

    /** One for all pictures: the JVM makes classes for each, which takes as long as painting does. */
    private static final MemorySegment FUNCTION = function();

    // By the addresses of their transforms, of which the function is told.
    private static final ConcurrentMap<Long, CoefficientFilter> OPEN = new ConcurrentHashMap<>();

    private final long transform;
    private final int[] down;
    private final TurboJpeg.Edit edit;
    private final List<List<MemorySegment>> rows = new ArrayList<>();
    private RuntimeException failure;
    private Error error;
    private boolean applied;

    /** Has it called for a transform. */
    CoefficientFilter(MemorySegment transform, int[] down, TurboJpeg.Edit edit) {
        this.transform = transform.address();
        this.down = down.clone();
        this.edit = edit;
        for (int i = 0; i < down.length; i++) {
            rows.add(new ArrayList<>());
        }
        OPEN.put(this.transform, this);
        transform.set(ADDRESS, FILTER, FUNCTION);
    }

    private static MemorySegment function() {
        try {
            var row = MethodHandles.lookup().findStatic(CoefficientFilter.class, "row", Library.FILTER.toMethodType());
            return Linker.nativeLinker().upcallStub(row, Library.FILTER, Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unused") // by the stub
    private static int row(
            MemorySegment coefficients,
            MemorySegment blocks,
            MemorySegment plane,
            int component,
            int index,
            MemorySegment transform) {
        var filter = OPEN.get(transform.address());
        return filter == null ? FAILED : filter.collect(coefficients, blocks, plane, component);
    }

    /** Nothing may be thrown into C, where it would end the process. */
    private int collect(MemorySegment coefficients, MemorySegment blocks, MemorySegment plane, int component) {
        try {
            return row(coefficients, blocks, plane, component);
        } catch (RuntimeException e) {
            failure = e;
        } catch (Error e) {
            error = e;
        }
        return FAILED;
    }

    private int row(MemorySegment coefficients, MemorySegment blocks, MemorySegment plane, int component) {
        if (component >= rows.size() || applied) {
            return FAILED;
        }
        // 64 coefficients for every eight samples of the row's width.
        long count = 8L * blocks.get(JAVA_INT, W);
        rows.get(component).add(coefficients.reinterpret(count * JAVA_SHORT.byteSize()));
        int height = plane.get(JAVA_INT, H) / 8;
        // Rows come in groups of an MCU, the last of them perhaps with rows below the picture.
        int expected = (height + down[component] - 1) / down[component] * down[component];
        if (component == rows.size() - 1 && blocks.get(JAVA_INT, Y) / 8 == expected - 1) {
            applied = true;
            edit.apply(new Coefficients(rows));
        }
        return DONE;
    }

    boolean applied() {
        return applied;
    }

    void rethrow() {
        if (error != null) {
            throw error;
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        OPEN.remove(transform);
    }
}
