package dev.maskbot.sandbox.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** JPEGs of every kind that cameras, editors and those who mean harm write (ITU-T T.81). */
public final class Jpegs {
    private static final HexFormat HEX = HexFormat.of();

    /** APP1 with a big-endian TIFF of one entry: the orientation, whose number comes next. */
    private static final String EXIF = "ffe1 0022 457869660000 4d4d002a00000008 0001 0112000300000001 00";

    /** APP14: Adobe, version 100, no flags, no transform. */
    private static final String ADOBE = "ffee 000e 41646f6265 0064 0000 0000 00";

    /** A scan that refines one component by nothing. */
    private static final String SCAN = "ffda 0008 01 0100 013f00 0000";

    private Jpegs() {}

    public static byte[] baseline(BufferedImage picture) {
        return encode(new IIOImage(picture, null, null), ImageWriteParam.MODE_DISABLED);
    }

    public static byte[] progressive(BufferedImage picture) {
        return encode(new IIOImage(picture, null, null), ImageWriteParam.MODE_DEFAULT);
    }

    /** In four inks, inverted as Adobe's programs write them. */
    public static byte[] cmyk(BufferedImage picture) {
        var inks =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, picture.getWidth(), picture.getHeight(), 4, null);
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                var rgb = picture.getRGB(x, y);
                inks.setPixel(x, y, new int[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, 0xff});
            }
        }
        return with(encode(new IIOImage(inks, null, null), ImageWriteParam.MODE_DISABLED), hex(ADOBE));
    }

    /** As a camera takes it that is held in one of the eight ways of EXIF's orientations, 1 to 8. */
    public static byte[] turned(BufferedImage picture, int orientation) {
        // Each undoes itself, but for the two quarter turns, which undo one another.
        var inverse = orientation == 6 ? 8 : orientation == 8 ? 6 : orientation;
        var taken = ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(inverse))
                .apply(picture);
        return with(baseline(taken), hex(EXIF + "%02x 0000 00000000".formatted(orientation)));
    }

    /** With a colour profile, in as many segments as it takes (ICC.1:2022, B.4). */
    public static byte[] profiled(byte[] jpeg, byte[] profile) {
        var most = 65_000;
        var parts = Math.ceilDiv(profile.length, most);
        var segments = new ByteArrayOutputStream();
        for (var part = 0; part < parts; part++) {
            var length = Math.min(most, profile.length - part * most);
            segments.writeBytes(ByteBuffer.allocate(18)
                    .putShort((short) 0xffe2)
                    .putShort((short) (length + 16))
                    .put("ICC_PROFILE\0".getBytes(ISO_8859_1))
                    .put((byte) (part + 1))
                    .put((byte) parts)
                    .array());
            segments.write(profile, part * most, length);
        }
        return with(jpeg, segments.toByteArray());
    }

    /** One that refines itself so many times, each of which costs as much as the picture. */
    public static byte[] refined(BufferedImage picture, int times) {
        var progressive = progressive(picture);
        var out = new ByteArrayOutputStream();
        out.write(progressive, 0, progressive.length - 2);
        out.writeBytes(hex(SCAN.repeat(times)));
        out.write(progressive, progressive.length - 2, 2);
        return out.toByteArray();
    }

    /** The start of an image and a baseline frame of three components, and nothing to fill it. */
    public static byte[] header(int width, int height) {
        return hex("ffd8 ffc0 0011 08 %04x %04x 03 012200 021101 031101".formatted(height, width));
    }

    private static byte[] with(byte[] jpeg, byte[] segments) {
        return ByteBuffer.allocate(jpeg.length + segments.length)
                .put(jpeg, 0, 2)
                .put(segments)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] encode(IIOImage image, int progressive) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(progressive);
            writer.write(null, image, parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HEX.parseHex(digits.replace(" ", ""));
    }
}
