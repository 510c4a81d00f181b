package dev.maskbot.processor.paint;

import dev.maskbot.processor.turbo.Coefficients;
import java.util.Arrays;

/**
 * Blocks of one component that are painted on together, as soon as there are enough of them. Array y of their samples
 * holds for each x the samples (x, y) of all blocks side by side. For one picture and one thread.
 */
final class BlockBatch {
    /** So that all arrays of a batch stay in 64 KB, the nearest cache of a Graviton. */
    private static final int BLOCKS = 32;

    private static final int LINE = Dct.SIZE * BLOCKS;

    /** What a baseline JPEG can hold. */
    private static final int LARGEST = 1023;

    private final Coefficients coefficients;
    private final int component;
    private final float[] toSamples;
    private final float[][] toCoefficients;
    private final int[] rows = new int[BLOCKS];
    private final int[] columns = new int[BLOCKS];
    private final float[][] above = new float[Dct.SIZE][LINE];
    private final float[][] through = new float[Dct.SIZE][LINE];
    private final float[][] samples = new float[Dct.SIZE][LINE];
    private final float[][] turned = new float[Dct.SIZE][LINE];
    private final int[] rounded = new int[LINE];
    private final short[] blocks = new short[BLOCKS * Coefficients.BLOCK];
    private final boolean opaque;
    private int count;

    /**
     * For blocks that are either all opaque, so that nothing of the picture remains, or all are not.
     *
     * @param table of quantisation, in natural order
     */
    BlockBatch(Coefficients coefficients, int component, int[] table, boolean opaque) {
        this.coefficients = coefficients;
        this.component = component;
        this.opaque = opaque;
        toSamples = Dct.toSamples(table);
        toCoefficients = new float[Dct.SIZE][LINE];
        var factors = Dct.toCoefficients(table);
        for (int i = 0; i < Dct.SAMPLES; i++) {
            int from = i / Dct.SIZE * BLOCKS;
            Arrays.fill(toCoefficients[i % Dct.SIZE], from, from + BLOCKS, factors[i]);
        }
    }

    /**
     * Takes a block.
     *
     * @param overlay what is to be laid over it
     * @param left of the block there
     * @param top of the block there
     */
    void add(int row, int column, Overlay overlay, int left, int top) {
        rows[count] = row;
        columns[count] = column;
        if (opaque) {
            collectOpaque(overlay, left, top);
        } else {
            collectTranslucent(overlay, left, top);
            decode();
        }
        if (++count == BLOCKS) {
            flush();
        }
    }

    private void collectOpaque(Overlay overlay, int left, int top) {
        float middle = overlay.middle();
        for (int y = 0; y < Dct.SIZE; y++) {
            var row = overlay.samples(top + y);
            for (int x = 0; x < Dct.SIZE; x++) {
                above[y][x * BLOCKS + count] = row[left + x] - middle;
            }
        }
    }

    private void collectTranslucent(Overlay overlay, int left, int top) {
        float middle = overlay.middle();
        for (int y = 0; y < Dct.SIZE; y++) {
            var row = overlay.samples(top + y);
            for (int x = 0; x < Dct.SIZE; x++) {
                float alpha = overlay.alpha(left + x, top + y);
                above[y][x * BLOCKS + count] = row[left + x] - middle * alpha;
                through[y][x * BLOCKS + count] = 1 - alpha;
            }
        }
    }

    private void decode() {
        coefficients.read(component, rows[count], columns[count], 1, blocks);
        for (int u = 0; u < Dct.SIZE; u++) {
            var line = turned[u];
            for (int v = 0; v < Dct.SIZE; v++) {
                int i = v * Dct.SIZE + u;
                line[v * BLOCKS + count] = blocks[i] * toSamples[i];
            }
        }
    }

    /** Paints on those that are left. */
    void flush() {
        if (count == 0) {
            return;
        }
        if (!opaque) {
            Dct.inverse(turned);
            turn(turned, samples);
            Dct.inverse(samples);
            for (int y = 0; y < Dct.SIZE; y++) {
                blend(samples[y], through[y], above[y]);
            }
        }
        Dct.forward(above);
        turn(above, turned);
        Dct.forward(turned);
        for (int u = 0; u < Dct.SIZE; u++) {
            round(turned[u], toCoefficients[u], rounded);
            for (int v = 0; v < Dct.SIZE; v++) {
                for (int i = 0; i < count; i++) {
                    blocks[i * Coefficients.BLOCK + v * Dct.SIZE + u] = (short) rounded[v * BLOCKS + i];
                }
            }
        }
        for (int i = 0; i < count; i++) {
            coefficients.write(component, rows[i], columns[i], blocks, i);
        }
        count = 0;
    }

    private static void turn(float[][] from, float[][] to) {
        for (int i = 0; i < Dct.SIZE; i++) {
            for (int k = 0; k < Dct.SIZE; k++) {
                System.arraycopy(from[i], k * BLOCKS, to[k], i * BLOCKS, BLOCKS);
            }
        }
    }

    private static void blend(float[] below, float[] through, float[] above) {
        for (int i = 0; i < below.length; i++) {
            above[i] += Math.min(Math.max(below[i], -128f), 127f) * through[i];
        }
    }

    private static void round(float[] exact, float[] factors, int[] rounded) {
        for (int i = 0; i < exact.length; i++) {
            int nearest = (int) (exact[i] * factors[i] + 16_384.5f) - 16_384; // so that none is negative
            rounded[i] = Math.min(Math.max(nearest, -LARGEST), LARGEST);
        }
    }
}
