package dev.maskbot.processor.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.maskbot.processor.codec.Jpegs;
import dev.maskbot.processor.codec.PhotoCodec;
import dev.maskbot.processor.codec.PhotoHeader;
import dev.maskbot.processor.codec.Pngs;
import dev.maskbot.processor.effect.Effect;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.mask.Layer;
import dev.maskbot.processor.mask.Masks;
import dev.maskbot.processor.photo.Photo;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.turbo.TurboJpeg;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhotoPainterTest {
    private static final Party PARTY = Party.of(333, 251); // whole blocks at neither edge
    private static final Effects EFFECTS = Effects.load();
    private static final Effect NINJA = EFFECTS.named("ninja");
    private static final String SECRET = "the unmasked face";

    static Stream<PhotoPainter> painters() {
        return Stream.of(PhotoPainter.create(), PhotoPainter.inJava());
    }

    static Stream<Jpegs> kinds() {
        var ordinary = Jpegs.ORDINARY;
        return Stream.of(
                ordinary,
                ordinary.sampled(2, 1),
                ordinary.sampled(1, 2),
                ordinary.sampled(1, 1),
                ordinary.inScans(),
                ordinary.sampled(2, 1).inScans(),
                ordinary.sampled(1, 1).inScans(),
                ordinary.restarting(5),
                ordinary.sampled(1, 1).restarting(1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void jpeg_keepsEveryCoefficient_whereNoMaskIs(Jpegs kind) throws Exception {
        assertOnlyMasksDiffer(kind.encode(PARTY.photo()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void greyJpeg_keepsEveryCoefficient_whereNoMaskIs(boolean inScans) throws Exception {
        var grey = new BufferedImage(333, 251, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = grey.createGraphics();
        graphics.drawImage(PARTY.photo(), 0, 0, null);
        graphics.dispose();

        assertOnlyMasksDiffer((inScans ? Jpegs.ORDINARY.inScans() : Jpegs.ORDINARY).encode(grey));
    }

    private static void assertOnlyMasksDiffer(byte[] source) throws Exception {
        assumeThat(TurboJpeg.find().isPresent()).as("libturbojpeg is installed").isTrue();
        var masked = painted(PhotoPainter.create(), source, NINJA);

        var before = CoefficientReader.read(source);
        var after = CoefficientReader.read(masked.bytes());
        assertThat(after.planes).hasSameSizeAs(before.planes);
        var layers = Masks.fit(NINJA.pieces(), PARTY.faces(), new RgbPhoto(PARTY.photo()));
        int most = before.planes.stream().mapToInt(plane -> plane.across).max().orElseThrow();
        int highest = before.planes.stream().mapToInt(plane -> plane.down).max().orElseThrow();
        int outside = 0;
        for (int plane = 0; plane < before.planes.size(); plane++) {
            var component = before.planes.get(plane);
            assertThat(after.quantisation[after.planes.get(plane).table])
                    .isEqualTo(before.quantisation[component.table]);
            int changed = 0;
            for (int row = 0; row * 8 * highest / component.down < 251; row++) {
                for (int column = 0; column * 8 * most / component.across < 333; column++) {
                    boolean same = after.isSame(before, plane, row, column);
                    int width = 8 * most / component.across;
                    int height = 8 * highest / component.down;
                    var block = new Rectangle(column * width, row * height, width, height);
                    boolean touched = isTouched(block, layers);
                    assertThat(same || touched)
                            .as("block %d, %d of component %d is as it was", column, row, plane)
                            .isTrue();
                    changed += same ? 0 : 1;
                    outside += touched ? 0 : 1;
                }
            }
            assertThat(changed).as("blocks changed in component %d", plane).isPositive();
        }
        assertThat(outside).as("blocks that no mask touches").isGreaterThan(100);
    }

    private static boolean isTouched(Rectangle block, List<Layer> layers) {
        return layers.stream().anyMatch(layer -> layer.bounds().intersects(block));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void maskOnCoefficients_looksLikeOneOnPixels(Jpegs kind) throws Exception {
        var source = kind.encode(PARTY.photo());
        var pixels = decoded(source);
        new RgbPhoto(pixels).paint(Masks.fit(NINJA.pieces(), PARTY.faces(), new RgbPhoto(pixels)));

        var masked = decoded(painted(PhotoPainter.create(), source, NINJA).bytes());

        assertThat(decibels(masked, pixels)).isGreaterThan(34);
    }

    @ParameterizedTest
    @MethodSource("painters")
    void everyEffect_makesAPictureOfItsSize(PhotoPainter painter) throws Exception {
        for (var effect : EFFECTS.all()) {
            var painted = painted(painter, Pngs.of(PARTY.photo()), effect);
            var header = PhotoHeader.read(painted.bytes());

            assertThat(PhotoPainter.isPlain(painted, header)).as(effect.name()).isTrue();
            if (effect.reframing().isEmpty()) {
                assertThat(List.of(header.width(), header.height())).containsExactly(333, 251);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingIsPublished_butThePictureAndItsProfile(boolean fast) throws Exception {
        var painter = fast ? PhotoPainter.create() : PhotoPainter.inJava();
        var icc = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var segment = new ByteArrayOutputStream();
        segment.writeBytes("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
        segment.writeBytes(icc);
        var secret = SECRET.repeat(20).getBytes(StandardCharsets.UTF_8);
        var jpeg = Jpegs.turned(Jpegs.ORDINARY.encode(PARTY.photo()), 1);
        for (int marker : new int[] {0xE1, 0xE2, 0xED, 0xFE}) {
            jpeg = Jpegs.with(jpeg, marker, secret);
        }
        var trailer = new ByteArrayOutputStream(); // as motion photos and gain maps are kept
        trailer.writeBytes(Jpegs.with(jpeg, 0xE2, segment.toByteArray()));
        trailer.writeBytes(secret);
        var png = Pngs.with(Pngs.with(Pngs.of(PARTY.photo()), "tEXt", secret), "iCCP", Pngs.profile(icc));

        for (var source : List.of(trailer.toByteArray(), png)) {
            assertThat(text(source)).contains(SECRET);
            var published = painted(painter, source, NINJA).bytes();

            assertThat(text(published)).doesNotContain(SECRET).doesNotContain("Exif");
            var kept = PhotoHeader.read(published).icc();
            boolean convertedInstead = !fast && source != png; // the JDK's decoder does
            assertThat(kept.isEmpty()).isEqualTo(convertedInstead);
            kept.ifPresent(profile -> assertThat(profile.bytes()).isEqualTo(icc));
        }
    }

    @Test
    void photoThatIsNotPlain_becomesSo_upright() throws Exception {
        var turned = Jpegs.turned(Jpegs.ORDINARY.encode(PARTY.photo()), 6);
        var photo = new Photo("key", Photo.Format.JPEG, turned);
        var header = PhotoHeader.read(turned);

        var plain = PhotoPainter.create().plain(photo, header);

        assertThat(PhotoPainter.isPlain(photo, header)).isFalse();
        var after = PhotoHeader.read(plain.bytes());
        assertThat(PhotoPainter.isPlain(plain, after)).isTrue();
        assertThat(after.width()).isEqualTo(251);
        assertThat(PhotoPainter.create().plain(plain, after)).isSameAs(plain);
    }

    @Test
    void whatXWouldNotTake_isMadeSmaller() throws Exception {
        var noise = new BufferedImage(2600, 2600, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        noise.getRaster()
                .setDataElements(0, 0, 2600, 2600, random.ints(2600 * 2600).toArray());
        var source = new Jpegs(1, 1, false, 0, 1).encode(noise);
        assertThat(source.length).isGreaterThan(PhotoPainter.MAX_BYTES);

        var plain = PhotoPainter.create().plain(new Photo("key", Photo.Format.JPEG, source), PhotoHeader.read(source));

        assertThat(plain.bytes().length).isBetween(1_000_000, PhotoPainter.MAX_BYTES);
    }

    private static Photo painted(PhotoPainter painter, byte[] source, Effect effect) throws PhotoRefused {
        var header = PhotoHeader.read(source);
        return painter.paint(new Photo("key", header.format(), source), header, effect, PARTY.faces());
    }

    private static BufferedImage decoded(byte[] jpeg) throws PhotoRefused {
        return PhotoCodec.decode(new Photo("key", Photo.Format.JPEG, jpeg), PhotoHeader.read(jpeg));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static double decibels(BufferedImage one, BufferedImage other) {
        assertThat(one.getWidth() * one.getHeight()).isEqualTo(other.getWidth() * other.getHeight());
        long squares = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int p = one.getRGB(x, y);
                int q = other.getRGB(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    int difference = (p >> shift & 0xFF) - (q >> shift & 0xFF);
                    squares += (long) difference * difference;
                }
            }
        }
        return 10 * Math.log10(255.0 * 255 * 3 * one.getWidth() * one.getHeight() / Math.max(1, squares));
    }
}
