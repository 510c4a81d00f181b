package dev.maskbot.processor.paint;

/**
 * The discrete cosine transform of eight by eight samples and back, after Arai, Agui and Nakajima: the factors that it
 * leaves out are part of the quantisation. For one table of quantisation; immutable.
 */
final class Dct {
    static final int SIZE = 8;
    static final int SAMPLES = SIZE * SIZE;

    private static final double[] SCALES = {
        1.0, 1.387039845, 1.306562965, 1.175875602, 1.0, 0.785694958, 0.541196100, 0.275899379
    };
    private static final float SQRT2 = 1.4142135f;

    private final float[] toSamples = new float[SAMPLES];
    private final float[] toCoefficients = new float[SAMPLES];

    /** @param table in natural order */
    Dct(int[] table) {
        for (int i = 0; i < SAMPLES; i++) {
            double scale = table[i] * SCALES[i / SIZE] * SCALES[i % SIZE];
            toSamples[i] = (float) (scale / SIZE);
            toCoefficients[i] = (float) (scale == 0 ? 0 : 1 / (scale * SIZE));
        }
    }

    /**
     * From quantised coefficients to samples around 0.
     *
     * @param from of the block's first coefficient
     */
    void toSamples(short[] coefficients, int from, float[] samples) {
        for (int i = 0; i < SAMPLES; i++) {
            samples[i] = coefficients[from + i] * toSamples[i];
        }
        for (int i = 0; i < SIZE; i++) {
            inverse(samples, i, SIZE);
        }
        for (int i = 0; i < SAMPLES; i += SIZE) {
            inverse(samples, i, 1);
        }
    }

    /** From samples, which are lost, to quantised coefficients. */
    void toCoefficients(float[] samples, short[] coefficients, int from) {
        for (int i = 0; i < SAMPLES; i += SIZE) {
            forward(samples, i, 1);
        }
        for (int i = 0; i < SIZE; i++) {
            forward(samples, i, SIZE);
        }
        for (int i = 0; i < SAMPLES; i++) {
            // What a baseline JPEG can hold; rounded to the nearest.
            int rounded = (int) (samples[i] * toCoefficients[i] + 16_384.5f) - 16_384;
            coefficients[from + i] = (short) Math.min(Math.max(rounded, -1023), 1023);
        }
    }

    private static void forward(float[] d, int at, int step) {
        float d0 = d[at];
        float d1 = d[at + step];
        float d2 = d[at + 2 * step];
        float d3 = d[at + 3 * step];
        float d4 = d[at + 4 * step];
        float d5 = d[at + 5 * step];
        float d6 = d[at + 6 * step];
        float d7 = d[at + 7 * step];
        float even0 = d0 + d7 + d3 + d4;
        float even3 = d0 + d7 - d3 - d4;
        float even1 = d1 + d6 + d2 + d5;
        float even2 = d1 + d6 - d2 - d5;
        d[at] = even0 + even1;
        d[at + 4 * step] = even0 - even1;
        float turned = (even2 + even3) * 0.70710677f;
        d[at + 2 * step] = even3 + turned;
        d[at + 6 * step] = even3 - turned;

        float odd0 = d3 - d4 + d2 - d5;
        float odd1 = d2 - d5 + d1 - d6;
        float odd2 = d1 - d6 + d0 - d7;
        float z5 = (odd0 - odd2) * 0.38268343f;
        float z2 = 0.5411961f * odd0 + z5;
        float z4 = 1.306563f * odd2 + z5;
        float z3 = odd1 * 0.70710677f;
        float z11 = d0 - d7 + z3;
        float z13 = d0 - d7 - z3;
        d[at + 5 * step] = z13 + z2;
        d[at + 3 * step] = z13 - z2;
        d[at + step] = z11 + z4;
        d[at + 7 * step] = z11 - z4;
    }

    private static void inverse(float[] d, int at, int step) {
        float sum = d[at] + d[at + 4 * step];
        float difference = d[at] - d[at + 4 * step];
        float t13 = d[at + 2 * step] + d[at + 6 * step];
        float t12 = (d[at + 2 * step] - d[at + 6 * step]) * SQRT2 - t13;
        float even0 = sum + t13;
        float even3 = sum - t13;
        float even1 = difference + t12;
        float even2 = difference - t12;

        float z13 = d[at + 5 * step] + d[at + 3 * step];
        float z10 = d[at + 5 * step] - d[at + 3 * step];
        float z11 = d[at + step] + d[at + 7 * step];
        float z12 = d[at + step] - d[at + 7 * step];
        float odd0 = z11 + z13;
        float z5 = (z10 + z12) * 1.847759f;
        float odd1 = z5 - z10 * 2.613126f - odd0;
        float odd2 = (z11 - z13) * SQRT2 - odd1;
        float odd3 = z5 - z12 * 1.0823922f - odd2;
        d[at] = even0 + odd0;
        d[at + 7 * step] = even0 - odd0;
        d[at + step] = even1 + odd1;
        d[at + 6 * step] = even1 - odd1;
        d[at + 2 * step] = even2 + odd2;
        d[at + 5 * step] = even2 - odd2;
        d[at + 3 * step] = even3 + odd3;
        d[at + 4 * step] = even3 - odd3;
    }
}
