package dev.maskbot.processor.paint;

import dev.maskbot.processor.codec.JpegHeader;
import dev.maskbot.processor.codec.Orientation;
import dev.maskbot.processor.codec.PhotoCodec;
import dev.maskbot.processor.codec.PhotoHeader;
import dev.maskbot.processor.effect.Effect;
import dev.maskbot.processor.mask.Masks;
import dev.maskbot.processor.photo.Face;
import dev.maskbot.processor.photo.Photo;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.turbo.TurboException;
import dev.maskbot.processor.turbo.TurboJpeg;
import dev.maskbot.processor.turbo.TurboJpeg.Subsampling;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Photos in, photos with an effect out, as baseline JPEGs without metadata but the colour profile. Of an upright JPEG only
 * the blocks change that a mask touches; everything else is decoded and encoded. Safe for use by several threads.
 */
public final class PhotoPainter {
    /** Above what X keeps (85), so that X's encoding is the only one that shows. */
    private static final int QUALITY = 90;

    private static final Logger log = LoggerFactory.getLogger(PhotoPainter.class);

    private final Optional<TurboJpeg> turbo;

    /** @param turbo without which all is done in Java, several times slower */
    public PhotoPainter(Optional<TurboJpeg> turbo) {
        this.turbo = turbo;
    }

    /** With libjpeg-turbo if it is installed; the log says whether it is. */
    public static PhotoPainter create() {
        var turbo = TurboJpeg.find();
        if (turbo.isPresent()) {
            log.atInfo().log("turbojpeg.found");
        } else {
            log.atWarn()
                    .addKeyValue("library", "libturbojpeg.so.0")
                    .addKeyValue("instead", "ImageIO, six to nine times slower")
                    .log("turbojpeg.missing");
        }
        return new PhotoPainter(turbo);
    }

    /**
     * Paints.
     *
     * @param header of the photo
     * @throws PhotoRefused when the photo is broken
     */
    public Photo paint(Photo photo, PhotoHeader header, Effect effect, List<Face> faces) throws PhotoRefused {
        if (effect.reframing().isEmpty() && header.jpeg().filter(PhotoPainter::isPatchable).isPresent()) {
            var patched = patched(photo, header.jpeg().get(), effect, faces);
            if (patched.isPresent()) {
                return published(photo, header, patched.get());
            }
        }
        return repainted(photo, header, picture -> {
            var scene = new RgbPhoto(picture);
            scene.paint(Masks.fit(effect.pieces(), faces, scene));
            return effect.reframing()
                    .map(reframing -> reframing.apply(picture, faces))
                    .orElse(picture);
        });
    }

    /**
     * The same as an upright JPEG of ordinary colours, for those who read nothing else.
     *
     * @throws PhotoRefused when the photo is broken
     */
    public Photo normalised(Photo photo, PhotoHeader header) throws PhotoRefused {
        return repainted(photo, header, picture -> picture);
    }

    private static boolean isPatchable(JpegHeader jpeg) {
        return jpeg.orientation() == Orientation.UPRIGHT
                && jpeg.isGreyOrYcc()
                && jpeg.hasTables()
                && jpeg.components().stream()
                        .allMatch(component -> jpeg.across() % component.across() == 0
                                && jpeg.down() % component.down() == 0);
    }

    private Optional<byte[]> patched(Photo photo, JpegHeader jpeg, Effect effect, List<Face> faces) {
        var down = jpeg.components().stream().mapToInt(JpegHeader.Component::down).toArray();
        return turbo.flatMap(library -> attempt(() -> library.transcode(photo.bytes(), down, coefficients -> {
            var layers = Masks.fit(effect.pieces(), faces, new JpegScene(jpeg, coefficients));
            new JpegPatch(jpeg, coefficients).paint(layers);
        })));
    }

    private Photo repainted(Photo photo, PhotoHeader header, UnaryOperator<BufferedImage> painting) throws PhotoRefused {
        var decoded = turbo.filter(_ -> header.jpeg().isPresent() && header.components() < 4)
                .flatMap(library -> attempt(() -> decoded(library, photo, header)));
        var picture = painting.apply(
                decoded.isPresent() ? decoded.get() : PhotoCodec.decode(photo, header));
        var encoded = turbo.flatMap(library -> attempt(() -> library.encode(
                        pixels(picture), picture.getWidth(), picture.getHeight(), subsampling(header), QUALITY)))
                .orElseGet(() -> PhotoCodec.encode(picture, QUALITY));
        // What Java decodes is sRGB already, but for PNG, whose profile it does not look at.
        boolean converted = decoded.isEmpty() && header.format() != Photo.Format.PNG;
        return converted ? new Photo(photo.key(), Photo.Format.JPEG, encoded) : published(photo, header, encoded);
    }

    private static Photo published(Photo photo, PhotoHeader header, byte[] jpeg) {
        var bytes = header.icc()
                .filter(icc -> icc.isRgb() && header.components() >= 3)
                .map(icc -> icc.in(jpeg))
                .orElse(jpeg);
        return new Photo(photo.key(), Photo.Format.JPEG, bytes);
    }

    private static BufferedImage decoded(TurboJpeg library, Photo photo, PhotoHeader header) throws TurboException {
        var picture = new BufferedImage(header.width(), header.height(), BufferedImage.TYPE_INT_RGB);
        library.decode(photo.bytes(), header.width(), header.height(), pixels(picture));
        return header.orientation().upright(picture);
    }

    private static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    /** That of the source where it has all colours, so that none are lost twice. */
    private static Subsampling subsampling(PhotoHeader header) {
        boolean full = header.jpeg()
                .map(jpeg -> jpeg.components().size() == 3 && jpeg.across() == 1 && jpeg.down() == 1)
                .orElse(false);
        return full ? Subsampling.S444 : Subsampling.S420;
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T make() throws TurboException;
    }

    /** Nothing when libjpeg-turbo cannot do it: then the slower way has its turn. */
    private static <T> Optional<T> attempt(Attempt<T> attempt) {
        try {
            return Optional.of(attempt.make());
        } catch (TurboException e) {
            log.atInfo().addKeyValue("why", e.getMessage()).log("turbojpeg.declined");
            return Optional.empty();
        }
    }
}
