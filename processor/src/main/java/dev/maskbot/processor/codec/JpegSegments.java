package dev.maskbot.processor.codec;

import static dev.maskbot.processor.codec.JpegHeader.require;

import dev.maskbot.processor.codec.JpegHeader.Component;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Walks over the segments of a JPEG, once. Not safe for use by several threads. */
final class JpegSegments {
    /** Ten times what encoders write; each can cost as much as decoding all the rest. */
    private static final int MAX_SCANS = 100;

    private static final int SOF0 = 0xC0;
    private static final int SOF2 = 0xC2;
    private static final int SOF9 = 0xC9;
    private static final int SOF10 = 0xCA;
    private static final int DHT = 0xC4;
    private static final int DAC = 0xCC;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int TEM = 0x01;

    /** Of a coefficient in natural order, by its place in a table (T.81, figure A.6). */
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private final ByteBuffer in;
    private final int[][] tables = new int[4][];
    private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
    private List<Component> components = List.of();
    private int width;
    private int height;
    private int kind;
    private int scans;

    /** Only then all of the file has to be looked at. */
    private boolean moreScans;

    private boolean tablesStay = true;
    private boolean jfif;
    private Optional<Integer> transform = Optional.empty();
    private Orientation orientation = Orientation.UPRIGHT;

    JpegSegments(ByteBuffer in) {
        this.in = in;
    }

    JpegHeader read() throws PhotoRefused {
        in.position(2);
        while (scans == 0 || (moreScans && in.hasRemaining())) {
            int marker = nextMarker();
            if (marker == EOI || marker < 0) {
                break;
            }
            if (marker == TEM || (marker >= RST0 && marker <= RST7)) {
                continue;
            }
            int length = (in.getShort() & 0xFFFF) - 2;
            if (scans > 0 && length > in.remaining()) {
                break; // cut off after the picture has begun
            }
            segment(marker, in.slice(in.position(), Math.max(0, length)));
            in.position(in.position() + length);
        }
        require(scans > 0, Why.NOT_A_PHOTO, "a JPEG without picture");
        return new JpegHeader(
                width,
                height,
                components,
                tables,
                scans,
                kind <= SOF2 && isComplete(),
                tablesStay,
                transform,
                jfif,
                orientation,
                IccProfile.of(profile.toByteArray()));
    }

    /** Not cut off, whatever comes after its end. */
    private boolean isComplete() {
        for (int i = in.limit() - 2; i > 0; i--) {
            if (in.get(i + 1) == (byte) EOI && in.get(i) == (byte) 0xFF) {
                return true;
            }
        }
        return false;
    }

    /** The next marker, past entropy-coded bytes; -1 at the end. */
    private int nextMarker() throws PhotoRefused {
        while (in.hasRemaining()) {
            if (in.get() == (byte) 0xFF) {
                int marker = 0xFF;
                while (marker == 0xFF && in.hasRemaining()) {
                    marker = in.get() & 0xFF;
                }
                if (marker != 0 && marker != 0xFF) {
                    return marker;
                }
            } else {
                require(scans > 0, Why.NOT_A_PHOTO, "a JPEG whose segments do not join");
            }
        }
        require(scans > 0, Why.NOT_A_PHOTO, "a JPEG that ends within its header");
        return -1;
    }

    private void segment(int marker, ByteBuffer segment) throws PhotoRefused {
        switch (marker) {
            case DQT -> tables(segment);
            case SOS -> scan(segment);
            case APP0 -> jfif |= PhotoHeader.starts(segment, 0, "JFIF\0");
            case APP1 -> {
                if (PhotoHeader.starts(segment, 0, "Exif\0\0")) {
                    orientation = Exif.orientation(segment.slice(6, segment.limit() - 6));
                }
            }
            case APP2 -> profile(segment);
            case APP14 -> {
                if (PhotoHeader.starts(segment, 0, "Adobe") && segment.limit() >= 12) {
                    transform = Optional.of(segment.get(11) & 0xFF);
                }
            }
            default -> {
                if (marker >= SOF0 && marker <= 0xCF && marker != DHT && marker != DAC) {
                    frame(marker, segment);
                }
            }
        }
    }

    private void scan(ByteBuffer scan) throws PhotoRefused {
        require(!components.isEmpty(), Why.NOT_A_PHOTO, "a JPEG without frame");
        scans++;
        moreScans |= kind == SOF2 || kind == SOF10 || scan.get(0) < components.size();
        require(scans <= MAX_SCANS, Why.HARMFUL, "more than " + MAX_SCANS + " scans");
    }

    private void frame(int marker, ByteBuffer frame) throws PhotoRefused {
        require(components.isEmpty(), Why.NOT_A_PHOTO, "a JPEG of several frames");
        require(marker <= SOF2 || marker == SOF9 || marker == SOF10, Why.NOT_A_PHOTO, "a JPEG of an uncommon kind");
        require(frame.get(0) == 8, Why.NOT_A_PHOTO, frame.get(0) + " bits a colour");
        kind = marker;
        height = frame.getShort(1) & 0xFFFF;
        width = frame.getShort(3) & 0xFFFF;
        PhotoHeader.requireSize(width, height);
        int count = frame.get(5);
        require(count == 1 || count == 3 || count == 4, Why.NOT_A_PHOTO, count + " colours");
        var all = new ArrayList<Component>();
        for (int i = 0; i < count; i++) {
            int at = 6 + 3 * i;
            int sampling = frame.get(at + 1) & 0xFF;
            var component = new Component(frame.get(at) & 0xFF, sampling >> 4, sampling & 15, frame.get(at + 2) & 0xFF);
            require(
                    IntStream.of(component.across(), component.down()).allMatch(factor -> factor >= 1 && factor <= 4)
                            && component.table() < tables.length,
                    Why.NOT_A_PHOTO,
                    "a JPEG with impossible colours");
            all.add(component);
        }
        components = all;
    }

    private void tables(ByteBuffer segment) {
        while (segment.hasRemaining()) {
            int which = segment.get() & 0xFF;
            var table = new int[ZIGZAG.length];
            for (int place : ZIGZAG) {
                table[place] = which >> 4 == 0 ? segment.get() & 0xFF : segment.getShort() & 0xFFFF;
            }
            tablesStay &= scans == 0;
            tables[which & 3] = table;
        }
    }

    /** Parts in the order in which they come: that is how everybody writes them. */
    private void profile(ByteBuffer segment) throws PhotoRefused {
        int header = IccProfile.MARKER.length + 2;
        if (PhotoHeader.starts(segment, 0, "ICC_PROFILE\0") && segment.limit() > header) {
            var part = new byte[segment.limit() - header];
            segment.get(header, part);
            profile.writeBytes(part);
            require(profile.size() <= IccProfile.MAX_BYTES, Why.HARMFUL, "a colour profile of megabytes");
        }
    }
}
