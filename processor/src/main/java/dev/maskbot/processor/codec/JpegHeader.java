package dev.maskbot.processor.codec;

import dev.maskbot.processor.photo.Photo.Format;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The frame of a JPEG (ITU T.81). Immutable.
 *
 * @param components in the order of the frame
 * @param tables of quantisation by number, in natural order; null where there is none
 * @param scans counted in all of the file when they may refine one another
 * @param common whether it is coded as by everybody: not arithmetically, and to its end
 * @param tablesStay whether the tables are the same for all scans
 * @param transform Adobe's: 0 none, 1 YCbCr, 2 YCCK
 * @param jfif whether it is a JFIF, which is YCbCr
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record JpegHeader(
        int width,
        int height,
        List<Component> components,
        int[][] tables,
        int scans,
        boolean common,
        boolean tablesStay,
        Optional<Integer> transform,
        boolean jfif,
        Orientation orientation,
        Optional<IccProfile> icc) {
    /**
     * One colour.
     *
     * @param across samples to the MCU
     * @param down of the same
     * @param table of quantisation
     */
    public record Component(int id, int across, int down, int table) {}

    static JpegHeader read(ByteBuffer in) throws PhotoRefused {
        return new JpegSegments(in).read();
    }

    public JpegHeader {
        components = List.copyOf(components);
    }

    PhotoHeader photo() {
        return new PhotoHeader(
                Format.JPEG, width, height, components.size(), 8, scans, orientation, icc, Optional.of(this));
    }

    /** How many samples of the densest component are in an MCU's width. */
    public int across() {
        return components.stream().mapToInt(Component::across).max().orElseThrow();
    }

    /** How many samples of the densest component are in an MCU's height. */
    public int down() {
        return components.stream().mapToInt(Component::down).max().orElseThrow();
    }

    /** Whether every decoder shows the same of it, and every sample of it has its own place in the picture. */
    public boolean isOrdinary() {
        return common
                && isGreyOrYcc()
                && hasTables()
                && components.stream()
                        .allMatch(component ->
                                isPower(across(), component.across()) && isPower(down(), component.down()));
    }

    private static boolean isPower(int most, int samples) {
        return most % samples == 0 && Integer.bitCount(most / samples) == 1;
    }

    /** Of all its coefficients. */
    public long coefficientBytes() {
        long samples = components.stream()
                .mapToLong(component -> (long) component.across() * component.down())
                .sum();
        return Short.BYTES * samples * width * height / ((long) across() * down());
    }

    /** Whether the components are grey, or brightness and two differences of colours: by libjpeg's rules. */
    boolean isGreyOrYcc() {
        if (components.size() == 1) {
            return true;
        }
        var ids = components.stream().map(Component::id).toList();
        return components.size() == 3
                && (jfif
                        || transform.map(kind -> kind == 1).orElse(!ids.equals(List.of((int) 'R', (int) 'G', (int)
                                'B'))));
    }

    /** Whether every component's table is known and stays what it is. */
    private boolean hasTables() {
        return tablesStay && components.stream().allMatch(component -> tables[component.table()] != null);
    }

    static void require(boolean condition, Why why, String detail) throws PhotoRefused {
        if (!condition) {
            throw new PhotoRefused(why, detail);
        }
    }
}
