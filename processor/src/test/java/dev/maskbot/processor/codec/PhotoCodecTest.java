package dev.maskbot.processor.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.maskbot.processor.photo.Photo;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhotoCodecTest {
    /** What is just noticeable, and what JPEG and WebP lose. */
    private static final double DELTA_E = 3;

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_3BYTE_BGR,
            })
    void png_keepsItsColours(int type) throws Exception {
        Chart.assertShown(decoded(Pngs.of(Chart.draw(type))), 0.1);
    }

    @Test
    void pngWithAPalette_keepsItsColours() throws Exception {
        var palette = new BufferedImage(160, 80, BufferedImage.TYPE_BYTE_INDEXED, palette());

        Chart.assertShown(decoded(Pngs.of(Chart.drawOn(palette))), 0.1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pngOf16Bits_keepsItsColours(boolean alpha) throws Exception {
        var deep = deep(ColorSpace.CS_sRGB, alpha);
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 160; x++) {
                int rgb = Chart.colour(y / 40 * 4 + x / 40);
                var samples = new int[] {(rgb >> 16 & 0xFF) * 257, (rgb >> 8 & 0xFF) * 257, (rgb & 0xFF) * 257, 65_535};
                deep.getRaster().setPixel(x, y, samples);
            }
        }
        var header = PhotoHeader.read(Pngs.of(deep));

        assertThat(header.bits()).isEqualTo(16);
        Chart.assertShown(decoded(Pngs.of(deep)), DELTA_E);
    }

    @Test
    void greyPng_of8And16Bits_isAsBrightAsItWas() throws Exception {
        var grey = new BufferedImage(160, 80, BufferedImage.TYPE_BYTE_GRAY);
        var deep = deep(ColorSpace.CS_GRAY, false);
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 160; x++) {
                int sample = Chart.grey(Chart.colour(y / 40 * 4 + x / 40)) & 0xFF;
                grey.getRaster().setSample(x, y, 0, sample);
                deep.getRaster().setSample(x, y, 0, sample * 257);
            }
        }

        Chart.assertShownGrey(decoded(Pngs.of(grey)), 0.1);
        Chart.assertShownGrey(decoded(Pngs.of(deep)), DELTA_E);
        Chart.assertShownGrey(decoded(Jpegs.ORDINARY.encode(grey)), DELTA_E);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmyk.jpg", "ycck.jpg", "lossy.webp", "lossless.webp"})
    void photoFromElsewhere_keepsItsColours(String name) throws Exception {
        try (var in = PhotoCodecTest.class.getResourceAsStream(name)) {
            Chart.assertShown(decoded(in.readAllBytes()), DELTA_E);
        }
    }

    @Test
    void transparency_becomesWhite() throws Exception {
        for (var type : new int[] {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_4BYTE_ABGR}) {
            var half = new BufferedImage(100, 90, type);
            half.setRGB(50, 50, 0x80_00_00_00);
            var decoded = decoded(Pngs.of(half));

            assertThat(decoded.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
            assertThat(decoded.getRGB(5, 5)).isEqualTo(0xFFFFFFFF);
            assertThat(decoded.getRGB(50, 50)).isEqualTo(0xFF7F7F7F);
        }
    }

    /** The top of a photo that was taken as the orientation says is red, its left green. */
    @ParameterizedTest
    @EnumSource(Orientation.class)
    void photo_isTurnedUpright(Orientation orientation) throws Exception {
        int number = List.of(Orientation.values()).indexOf(orientation) + 1;
        var upright = new BufferedImage(160, 96, BufferedImage.TYPE_INT_RGB);
        var graphics = upright.createGraphics();
        graphics.setColor(Color.GREEN);
        graphics.fillRect(0, 0, 16, 96);
        graphics.setColor(Color.RED);
        graphics.fillRect(16, 0, 144, 16);
        graphics.dispose();
        var taken = switch (number) {
            case 2 -> turned(upright, -1, 0, 0, 1);
            case 3 -> turned(upright, -1, 0, 0, -1);
            case 4 -> turned(upright, 1, 0, 0, -1);
            case 5 -> turned(upright, 0, 1, 1, 0);
            case 6 -> turned(upright, 0, 1, -1, 0);
            case 7 -> turned(upright, 0, -1, -1, 0);
            case 8 -> turned(upright, 0, -1, 1, 0);
            default -> upright;
        };

        var decoded = decoded(Jpegs.turned(Jpegs.ORDINARY.encode(taken), number));

        assertThat(decoded.getWidth()).isEqualTo(160);
        assertThat(new Color(decoded.getRGB(100, 8)).getRed()).isGreaterThan(230);
        assertThat(new Color(decoded.getRGB(8, 60)).getGreen()).isGreaterThan(230);
        assertThat(new Color(decoded.getRGB(100, 60)).getRGB() & 0xFFFFFF).isLessThan(0x202020);
    }

    @Test
    void brokenPhoto_isRefused_andOneThatIsCutOffIsShownAsFarAsItGoes() throws Exception {
        var jpeg = Jpegs.ORDINARY.encode(Chart.draw(BufferedImage.TYPE_INT_RGB));
        var png = Pngs.of(Chart.draw(BufferedImage.TYPE_INT_RGB));
        Arrays.fill(png, 60, png.length - 20, (byte) 7);

        assertThat(decoded(Arrays.copyOf(jpeg, jpeg.length - 50)).getWidth()).isEqualTo(160);
        assertThatThrownBy(() -> decoded(png))
                .asInstanceOf(type(PhotoRefused.class))
                .extracting(PhotoRefused::why)
                .isEqualTo(Why.NOT_A_PHOTO);
    }

    private static BufferedImage decoded(byte[] bytes) throws PhotoRefused {
        var header = PhotoHeader.read(bytes);
        return PhotoCodec.decode(new Photo("key", header.format(), bytes), header);
    }

    /** How the camera saw it: by where its right and its bottom point in the upright picture. */
    private static BufferedImage turned(BufferedImage upright, int rightX, int rightY, int downX, int downY) {
        boolean swapped = rightX == 0;
        int width = swapped ? upright.getHeight() : upright.getWidth();
        int height = swapped ? upright.getWidth() : upright.getHeight();
        int cornerX = rightX + downX < 0 ? upright.getWidth() - 1 : 0;
        int cornerY = rightY + downY < 0 ? upright.getHeight() - 1 : 0;
        var taken = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                taken.setRGB(x, y, upright.getRGB(cornerX + x * rightX + y * downX, cornerY + x * rightY + y * downY));
            }
        }
        return taken;
    }

    private static BufferedImage deep(int space, boolean alpha) {
        var colours = new ComponentColorModel(
                ColorSpace.getInstance(space),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                DataBuffer.TYPE_USHORT);
        WritableRaster raster = colours.createCompatibleWritableRaster(160, 80);
        return new BufferedImage(colours, raster, false, null);
    }

    private static IndexColorModel palette() {
        var colours = new int[8];
        Arrays.setAll(colours, Chart::colour);
        return new IndexColorModel(4, 8, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }
}
