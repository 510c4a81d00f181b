package dev.maskbot.processor.codec;

import static dev.maskbot.processor.codec.JpegHeader.require;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.maskbot.processor.photo.Photo.Format;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The chunks of a PNG (PNG specification, third edition). */
final class PngHeader {
    static final int SIGNATURE = 8;

    /** Length, name and checksum. */
    static final int AROUND = 12;

    private static final int IHDR = 0x49484452;
    private static final int ACTL = 0x6163544C;
    private static final int EXIF = 0x65584966;
    private static final int ICCP = 0x69434350;
    private static final int IDAT = 0x49444154;

    private static final int LONGEST_NAME = 79;

    private PngHeader() {}

    static PhotoHeader read(ByteBuffer in) throws PhotoRefused {
        require(in.getInt(SIGNATURE + 4) == IHDR, Why.NOT_A_PHOTO, "a PNG without header");
        int width = in.getInt(16);
        int height = in.getInt(20);
        PhotoHeader.requireSize(width, height);
        var orientation = Orientation.UPRIGHT;
        var icc = Optional.<IccProfile>empty();
        for (int at = SIGNATURE; in.getInt(at + 4) != IDAT; at += AROUND + in.getInt(at)) {
            int length = in.getInt(at);
            require(
                    length >= 0 && length <= in.limit() - at - AROUND,
                    Why.NOT_A_PHOTO,
                    "a PNG whose chunks do not join");
            switch (in.getInt(at + 4)) {
                case ACTL -> throw new PhotoRefused(Why.ANIMATED, "an animated PNG");
                case EXIF -> orientation = Exif.orientation(in.slice(at + 8, length));
                case ICCP -> icc = profile(in.slice(at + 8, length));
                default -> {
                    // nothing that we want to know
                }
            }
        }
        int components = switch (in.get(25)) {
            case 0, 3 -> 1;
            case 4 -> 2;
            case 2 -> 3;
            case 6 -> 4;
            default -> throw new PhotoRefused(Why.NOT_A_PHOTO, "a PNG of an unknown kind");
        };
        return new PhotoHeader(
                Format.PNG, width, height, components, in.get(24), 1, orientation, icc, Optional.empty());
    }

    /** A name, a zero, the method and the profile, deflated. */
    private static Optional<IccProfile> profile(ByteBuffer chunk) throws PhotoRefused {
        int name = 0;
        while (name < LONGEST_NAME && chunk.get(name) != 0) {
            name++;
        }
        var deflated = chunk.slice(name + 2, chunk.limit() - name - 2);
        var profile = new ByteArrayOutputStream();
        var part = new byte[16 * 1024];
        try (var inflater = new Inflater()) {
            inflater.setInput(deflated);
            while (!inflater.finished() && !inflater.needsInput() && !inflater.needsDictionary()) {
                profile.write(part, 0, inflater.inflate(part));
                require(profile.size() <= IccProfile.MAX_BYTES, Why.HARMFUL, "a colour profile of megabytes");
            }
        } catch (DataFormatException _) {
            return Optional.empty();
        }
        return IccProfile.of(profile.toByteArray());
    }

    /** What the picture is made of, without text and whatever else decoders would unpack. */
    static byte[] essentials(byte[] png) {
        var in = ByteBuffer.wrap(png);
        var out = new ByteArrayOutputStream(png.length);
        out.write(png, 0, SIGNATURE);
        for (int at = SIGNATURE; at + AROUND <= png.length; ) {
            int length = in.getInt(at);
            if (length < 0 || length > png.length - at - AROUND) {
                out.write(png, at, png.length - at); // cut off: the decoder shall see as much as there is
                break;
            }
            var name = new String(png, at + 4, 4, US_ASCII);
            if (Character.isUpperCase(name.charAt(0)) || name.equals("tRNS")) {
                out.write(png, at, AROUND + length);
            }
            at += AROUND + length;
        }
        return out.toByteArray();
    }
}
