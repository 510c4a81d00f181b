package dev.maskbot.processor.turbo;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * The quantised coefficients of a JPEG: for each component rows of blocks, for each block 64 in natural order. Valid while
 * they are edited, for one thread.
 */
public final class Coefficients {
    /** Coefficients in a block. */
    public static final int BLOCK = 64;

    private final List<List<MemorySegment>> rows;

    Coefficients(List<List<MemorySegment>> rows) {
        this.rows = rows;
    }

    /** Rows of blocks. */
    public int rows(int component) {
        return rows.get(component).size();
    }

    /** Blocks in a row. */
    public int columns(int component) {
        return (int) (rows.get(component).getFirst().byteSize() / JAVA_SHORT.byteSize() / BLOCK);
    }

    /** The first of a block's: its mean, eight times as large. */
    public int mean(int component, int row, int column) {
        return rows.get(component).get(row).getAtIndex(JAVA_SHORT, (long) column * BLOCK);
    }

    /** Copies blocks of a row. */
    public void read(int component, int row, int column, int count, short[] blocks) {
        MemorySegment.copy(rows.get(component).get(row), JAVA_SHORT, offset(column), blocks, 0, count * BLOCK);
    }

    /** Copies one block back. */
    public void write(int component, int row, int column, short[] blocks, int index) {
        MemorySegment.copy(blocks, index * BLOCK, rows.get(component).get(row), JAVA_SHORT, offset(column), BLOCK);
    }

    private static long offset(int column) {
        return (long) column * BLOCK * JAVA_SHORT.byteSize();
    }
}
