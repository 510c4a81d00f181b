package dev.maskbot.processor.paint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All quantised coefficients of a JPEG, baseline or progressive, read from its bits by nothing but the standard (ITU T.81):
 * so that a mistake of ours or of libjpeg-turbo's cannot hide itself. For whole JPEGs of eight bits, Huffman-coded.
 */
final class CoefficientReader {
    private static final int[] ZIGZAG = new int[64];

    static {
        // Along the diagonals, up and down in turn.
        for (int sum = 0, at = 0; sum < 15; sum++) {
            for (int i = Math.max(0, sum - 7); i <= Math.min(sum, 7); i++, at++) {
                int row = sum % 2 == 0 ? sum - i : i;
                ZIGZAG[at] = 8 * row + sum - row;
            }
        }
    }

    /** One component: {@code blocks[row][column]} of 64 in natural order, padded to whole MCUs. */
    static final class Plane {
        final int id;
        final int across;
        final int down;
        final int table;
        int columns;
        int rows;
        short[][][] blocks;
        private int dc;
        private int dcTable;
        private int acTable;

        private Plane(int id, int across, int down, int table) {
            this.id = id;
            this.across = across;
            this.down = down;
            this.table = table;
        }
    }

    final List<Plane> planes = new ArrayList<>();
    final int[][] quantisation = new int[4][];
    private final HuffmanTable[] codes = new HuffmanTable[8];
    private final byte[] in;
    private int width;
    private int height;
    private boolean progressive;
    private int restart;
    private Bits bits;
    private int run;

    private CoefficientReader(byte[] jpeg) {
        in = jpeg;
    }

    static CoefficientReader read(byte[] jpeg) {
        var reader = new CoefficientReader(jpeg);
        for (int at = 2; (jpeg[at + 1] & 0xFF) != 0xD9; ) {
            int end = at + 2 + reader.number(at + 2);
            at = reader.segment(jpeg[at + 1] & 0xFF, at + 4, end);
        }
        return reader;
    }

    private int number(int at) {
        return (in[at] & 0xFF) << 8 | (in[at + 1] & 0xFF);
    }

    /** Where the next one begins. */
    private int segment(int marker, int from, int end) {
        switch (marker) {
            case 0xDB -> {
                for (int at = from; at < end; at += 65) {
                    var table = new int[64];
                    quantisation[in[at] & 3] = table;
                    for (int i = 0; i < 64; i++) {
                        table[ZIGZAG[i]] = in[at + 1 + i] & 0xFF;
                    }
                }
            }
            case 0xC4 -> {
                for (int at = from; at < end; ) {
                    var table = new HuffmanTable(in, at + 1);
                    codes[(in[at] & 3) + (in[at] >> 4) * 4] = table;
                    at = table.end();
                }
            }
            case 0xDD -> restart = number(from);
            case 0xC0, 0xC1, 0xC2 -> frame(marker == 0xC2, from);
            case 0xDA -> {
                return scan(from, end);
            }
            default -> {
                // nothing about pixels
            }
        }
        return end;
    }

    private void frame(boolean inScans, int at) {
        progressive = inScans;
        height = number(at + 1);
        width = number(at + 3);
        for (int i = 0; i < in[at + 5]; i++) {
            int c = at + 6 + 3 * i;
            planes.add(new Plane(in[c], in[c + 1] >> 4, in[c + 1] & 15, in[c + 2]));
        }
        for (var plane : planes) {
            plane.columns = up(up(width, 8 * most(true)) * plane.across * 8, 8);
            plane.rows = up(up(height, 8 * most(false)) * plane.down * 8, 8);
            plane.blocks = new short[plane.rows][plane.columns][64];
        }
    }

    private int most(boolean across) {
        return planes.stream()
                .mapToInt(plane -> across ? plane.across : plane.down)
                .max()
                .orElseThrow();
    }

    private static int up(int value, int unit) {
        return (value + unit - 1) / unit;
    }

    private int scan(int from, int end) {
        var here = new ArrayList<Plane>();
        for (int i = 0; i < in[from]; i++) {
            int id = in[from + 1 + 2 * i];
            var plane =
                    planes.stream().filter(each -> each.id == id).findFirst().orElseThrow();
            plane.dcTable = in[from + 2 + 2 * i] >> 4;
            plane.acTable = 4 + (in[from + 2 + 2 * i] & 15);
            here.add(plane);
        }
        int first = in[end - 3];
        int last = in[end - 2];
        int high = in[end - 1] >> 4;
        int low = in[end - 1] & 15;
        bits = new Bits(in, end);
        boolean alone = here.size() == 1;
        var only = here.getFirst();
        // Alone, a component has no blocks but those of the picture.
        int columns = alone ? up(width * only.across, 8 * most(true)) : up(width, 8 * most(true));
        int rows = alone ? up(height * only.down, 8 * most(false)) : up(height, 8 * most(false));
        for (int mcu = 0; mcu < columns * rows; mcu++) {
            if (mcu == 0 || (restart > 0 && mcu % restart == 0)) {
                here.forEach(plane -> plane.dc = 0);
                run = 0;
                if (mcu > 0) {
                    bits.restart();
                }
            }
            int x = mcu % columns;
            int y = mcu / columns;
            for (var plane : here) {
                for (int i = 0; i < (alone ? 1 : plane.across * plane.down); i++) {
                    var block = alone
                            ? plane.blocks[y][x]
                            : plane.blocks[y * plane.down + i / plane.across][x * plane.across + i % plane.across];
                    block(plane, block, first, last, high, low);
                }
            }
        }
        return bits.end();
    }

    private void block(Plane plane, short[] block, int first, int last, int high, int low) {
        if (first == 0) {
            if (high == 0) {
                plane.dc += bits.signed(codes[plane.dcTable].next(bits));
                block[0] = (short) (plane.dc << low);
            } else {
                block[0] |= (short) (bits.next() << low);
            }
        }
        if (last > 0) {
            if (high == 0) {
                first(codes[plane.acTable], block, Math.max(1, first), last, low);
            } else {
                refine(codes[plane.acTable], block, first, last, low);
            }
        }
    }

    /** F.2.2.2 and G.1.2.2. */
    private void first(HuffmanTable table, short[] block, int first, int last, int low) {
        if (run > 0) {
            run--;
            return;
        }
        for (int k = first; k <= last; k++) {
            int symbol = table.next(bits);
            int zeros = symbol >> 4;
            int size = symbol & 15;
            if (size == 0 && zeros < 15) {
                run = progressive ? (1 << zeros) + bits.take(zeros) - 1 : 0;
                return;
            }
            k += zeros;
            block[ZIGZAG[k]] = (short) (bits.signed(size) << low);
        }
    }

    /** G.1.2.3. */
    private void refine(HuffmanTable table, short[] block, int first, int last, int low) {
        int k = first;
        while (run == 0 && k <= last) {
            int symbol = table.next(bits);
            int zeros = symbol >> 4;
            int value = 0;
            if ((symbol & 15) > 0) {
                value = bits.next() == 1 ? 1 << low : -1 << low;
            } else if (zeros < 15) {
                run = (1 << zeros) + bits.take(zeros);
                break;
            }
            while (k <= last && (block[ZIGZAG[k]] != 0 || zeros-- > 0)) {
                correct(block, ZIGZAG[k++], low);
            }
            if (k <= last) {
                block[ZIGZAG[k++]] = (short) value;
            }
        }
        if (run > 0) {
            for (; k <= last; k++) {
                correct(block, ZIGZAG[k], low);
            }
            run--;
        }
    }

    private void correct(short[] block, int at, int low) {
        if (block[at] != 0 && bits.next() == 1 && (block[at] >> low & 1) == 0) {
            block[at] += (short) (block[at] > 0 ? 1 << low : -1 << low);
        }
    }

    /** C.2, by counting codes of each length. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record HuffmanTable(byte[] in, int at) {
        int end() {
            int symbols = 0;
            for (int i = 0; i < 16; i++) {
                symbols += in[at + i] & 0xFF;
            }
            return at + 16 + symbols;
        }

        int next(Bits bits) {
            int code = 0;
            int first = 0;
            int symbol = at + 16;
            for (int i = 0; i < 16; i++) {
                code = code << 1 | bits.next();
                int count = in[at + i] & 0xFF;
                if (code - first < count) {
                    return in[symbol + code - first] & 0xFF;
                }
                first = (first + count) << 1;
                symbol += count;
            }
            throw new IllegalStateException("no such code");
        }
    }

    private static final class Bits {
        private final byte[] in;
        private int at;
        private int left;

        Bits(byte[] in, int at) {
            this.in = in;
            this.at = at;
        }

        int next() {
            if (left == 0) {
                at += at > 0 && in[at] == 0 && in[at - 1] == (byte) 0xFF ? 1 : 0;
                left = 8;
                at++;
            }
            return in[at - 1] >> --left & 1;
        }

        int take(int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                value = value << 1 | next();
            }
            return value;
        }

        int signed(int size) {
            int value = take(size);
            return size == 0 || value >> (size - 1) == 1 ? value : value - (1 << size) + 1;
        }

        void restart() {
            at = end() + 2;
            left = 0;
        }

        /** The next marker. */
        int end() {
            int marker = at;
            while (in[marker] != (byte) 0xFF || in[marker + 1] == 0) {
                marker++;
            }
            return marker;
        }
    }

    /** Whether a block is the same in both. */
    boolean isSame(CoefficientReader other, int plane, int row, int column) {
        return Arrays.equals(planes.get(plane).blocks[row][column], other.planes.get(plane).blocks[row][column]);
    }
}
