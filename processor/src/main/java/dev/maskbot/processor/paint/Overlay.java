package dev.maskbot.processor.paint;

/**
 * What is to be laid over one component in a row of MCUs: premultiplied samples of 0 to 255, or around 0 for colours.
 * Colours become components by JFIF 1.02, in 65,536ths. For one thread; filled again for each row.
 */
final class Overlay {
    private static final int[] RED = {19_595, -11_059, 32_768};
    private static final int[] GREEN = {38_470, -21_709, -27_439};
    private static final int[] BLUE = {7_471, 32_768, -5_329};
    private static final int[] MIDDLE = {128, 0, 0};

    private final Downsampled colours;
    private final int component;
    private final float[][] samples;
    private final float opaque;

    Overlay(Downsampled colours, int component) {
        this.colours = colours;
        this.component = component;
        samples = new float[colours.rows()][colours.columns()];
        opaque = 255f * colours.pixels();
    }

    /** Some columns of pixels, whole blocks. */
    void fill(int left, int right) {
        for (int y = 0; y < samples.length; y++) {
            mix(
                    colours.redBlue[y],
                    colours.alphaGreen[y],
                    samples[y],
                    left / colours.across(),
                    right / colours.across());
        }
    }

    private void mix(int[] redBlue, int[] alphaGreen, float[] mixed, int from, int to) {
        int red = RED[component];
        int green = GREEN[component];
        int blue = BLUE[component];
        float scale = 1 / (65_536f * colours.pixels());
        for (int x = from; x < to; x++) {
            int sum = (redBlue[x] >>> 16) * red + (alphaGreen[x] & 0xFFFF) * green + (redBlue[x] & 0xFFFF) * blue;
            mixed[x] = sum * scale;
        }
    }

    /** A row of samples. */
    float[] samples(int y) {
        return samples[y];
    }

    /** How opaque one of them is, 0 to 1. */
    float alpha(int x, int y) {
        return (colours.alphaGreen[y][x] >>> 16) / opaque;
    }

    /** From where JPEG counts samples. */
    float middle() {
        return MIDDLE[component];
    }
}
