package dev.maskbot.processor.paint;

import dev.maskbot.processor.mask.Strip;

/**
 * What lies over one block of one component: its samples, around 0, and how much is seen through it. Colours become
 * components by JFIF 1.02, in 65,536ths. For one thread; filled again for each block.
 */
final class Overlay {
    private static final int[] RED = {19_595, -11_059, 32_768};
    private static final int[] GREEN = {38_470, -21_709, -27_439};
    private static final int[] BLUE = {7_471, 32_768, -5_329};
    private static final int[] MIDDLE = {128, 0, 0};

    private final int red;
    private final int green;
    private final int blue;
    private final int middle;
    private final int across;
    private final int down;
    private final int[] line = new int[4 * Dct.SIZE];

    /** Times the samples below. */
    final float[] through = new float[Dct.SAMPLES];

    /** To be added. */
    final float[] above = new float[Dct.SAMPLES];

    /**
     * For one component.
     *
     * @param across pixels to a sample, in a row
     * @param down pixels to a sample, in a column
     */
    Overlay(int component, int across, int down) {
        this.red = RED[component];
        this.green = GREEN[component];
        this.blue = BLUE[component];
        this.middle = MIDDLE[component];
        this.across = across;
        this.down = down;
    }

    /** Of a block whose first pixel is at this index of the strip. All of it is opaque: there is nothing to be seen through. */
    void fillOpaque(Strip strip, int corner) {
        int count = across * down;
        float scale = 1 / (65_536f * count);
        for (int row = 0; row < Dct.SIZE; row++) {
            sum(strip, corner + row * down * strip.stride());
            for (int i = 0; i < Dct.SIZE; i++) {
                int weighed = red * line[4 * i] + green * line[4 * i + 1] + blue * line[4 * i + 2];
                above[row * Dct.SIZE + i] = weighed * scale - middle;
            }
        }
    }

    /** The same of a block that is opaque in places; false when it is transparent everywhere. */
    boolean fill(Strip strip, int corner) {
        int count = across * down;
        float scale = 1 / (65_536f * count);
        float share = 1 / (255f * count);
        int all = 0;
        for (int row = 0; row < Dct.SIZE; row++) {
            sum(strip, corner + row * down * strip.stride());
            for (int i = 0; i < Dct.SIZE; i++) {
                int weighed = red * line[4 * i] + green * line[4 * i + 1] + blue * line[4 * i + 2];
                float alpha = line[4 * i + 3] * share;
                above[row * Dct.SIZE + i] = weighed * scale - middle * alpha;
                through[row * Dct.SIZE + i] = 1 - alpha;
                all |= line[4 * i + 3];
            }
        }
        return all != 0;
    }

    /** Red, green, blue and alpha of eight samples: of all their pixels together. */
    private void sum(Strip strip, int first) {
        var argb = strip.argb();
        int stride = strip.stride();
        for (int i = 0; i < Dct.SIZE; i++) {
            int r = 0;
            int g = 0;
            int b = 0;
            int a = 0;
            for (int y = 0, from = first + i * across; y < down; y++, from += stride) {
                for (int x = 0; x < across; x++) {
                    int colour = argb[from + x];
                    r += colour >> 16 & 0xFF;
                    g += colour >> 8 & 0xFF;
                    b += colour & 0xFF;
                    a += colour >>> 24;
                }
            }
            line[4 * i] = r;
            line[4 * i + 1] = g;
            line[4 * i + 2] = b;
            line[4 * i + 3] = a;
        }
    }
}
