package dev.maskbot.processor.paint;

import dev.maskbot.processor.codec.IccProfile;
import dev.maskbot.processor.codec.JpegHeader;
import dev.maskbot.processor.codec.Orientation;
import dev.maskbot.processor.codec.PhotoHeader;
import dev.maskbot.processor.effect.Effect;
import dev.maskbot.processor.mask.Masks;
import dev.maskbot.processor.photo.Face;
import dev.maskbot.processor.photo.Photo;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.photo.PhotoRefused.Why;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Photos in, photos with an effect out, as baseline JPEGs without metadata but the colour profile. Of a plain JPEG only
 * the blocks change that a mask touches; everything else is decoded and encoded. Safe for use by several threads.
 */
public final class PhotoPainter {
    /** Of what it makes: X takes no more. */
    public static final int MAX_BYTES = JpegEncoder.MAX_BYTES;

    /** Of the heap, for one photo: what a heap of 384 MB leaves it beside everything else. */
    private static final long MAX_HEAP = 200_000_000;

    private final Turbo turbo;
    private final PhotoDecoder decoder;
    private final JpegEncoder encoder;

    private PhotoPainter(Turbo turbo) {
        this.turbo = turbo;
        decoder = new PhotoDecoder(turbo);
        encoder = new JpegEncoder(turbo);
    }

    /** With libjpeg-turbo if it is installed. */
    public static PhotoPainter create() {
        return new PhotoPainter(Turbo.find());
    }

    /** All in Java, several times slower. */
    static PhotoPainter inJava() {
        return new PhotoPainter(new Turbo(Optional.empty()));
    }

    /** Whether everybody reads it as it is meant, X and Rekognition take it as it is, and masks can be put on in place. */
    public static boolean isPlain(Photo photo, PhotoHeader header) {
        return photo.bytes().length <= JpegEncoder.MAX_BYTES
                && Math.max(header.width(), header.height()) <= JpegEncoder.MAX_SIDE
                && header.jpeg()
                        .filter(jpeg -> jpeg.orientation() == Orientation.UPRIGHT && jpeg.isOrdinary())
                        .isPresent();
    }

    /**
     * A plain JPEG of what the photo shows.
     *
     * @throws PhotoRefused when the photo is broken
     */
    public Photo plain(Photo photo, PhotoHeader header) throws PhotoRefused {
        return isPlain(photo, header) ? photo : repainted(photo, header, picture -> picture);
    }

    /**
     * Paints.
     *
     * @param header of the photo
     * @throws PhotoRefused when the photo is broken
     */
    public Photo paint(Photo photo, PhotoHeader header, Effect effect, List<Face> faces) throws PhotoRefused {
        if (isPatched(photo, header, effect)) {
            var patched = patched(photo, header.jpeg().orElseThrow(), effect, faces)
                    .map(jpeg -> withProfile(jpeg, header.rgbProfile()))
                    .filter(jpeg -> jpeg.length <= JpegEncoder.MAX_BYTES);
            if (patched.isPresent()) {
                return new Photo(photo.key(), Photo.Format.JPEG, patched.get());
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
     * What the photo is known by.
     *
     * @throws PhotoRefused when the photo is broken
     */
    public Fingerprint fingerprint(Photo photo, PhotoHeader header) throws PhotoRefused {
        return Fingerprint.of(decoder.overview(photo, header, Fingerprint.SIDE));
    }

    /**
     * Bytes of memory that making it {@link #plain} takes at most, the encoded photo aside.
     *
     * @throws PhotoRefused when that is more than there is
     */
    public long memory(PhotoHeader header) throws PhotoRefused {
        return memory(header, decoder.heap(header), decoder.outside(header));
    }

    /** The same of its {@link #fingerprint}. */
    public long fingerprintMemory(PhotoHeader header) throws PhotoRefused {
        var overview = decoder.overviewMemory(header, Fingerprint.SIDE);
        return overview.isPresent() ? overview.getAsLong() : memory(header);
    }

    /** The same of {@link #paint}. */
    public long memory(Photo photo, PhotoHeader header, Effect effect) throws PhotoRefused {
        if (isPatched(photo, header, effect)) {
            return header.jpeg().orElseThrow().coefficientBytes();
        }
        long reframed = effect.reframing().isPresent() ? 4 * header.pixels() : 0;
        return memory(header, decoder.heap(header) + reframed, decoder.outside(header));
    }

    private static long memory(PhotoHeader header, long heap, long outside) throws PhotoRefused {
        if (heap > MAX_HEAP) {
            throw new PhotoRefused(
                    Why.TOO_LARGE,
                    "%d x %d pixels of %d bits take %d MB"
                            .formatted(
                                    header.width(),
                                    header.height(),
                                    header.components() * header.bits(),
                                    heap / 1_000_000));
        }
        return heap + outside;
    }

    private boolean isPatched(Photo photo, PhotoHeader header, Effect effect) {
        return turbo.isInstalled() && effect.reframing().isEmpty() && isPlain(photo, header);
    }

    private Optional<byte[]> patched(Photo photo, JpegHeader jpeg, Effect effect, List<Face> faces) {
        var down =
                jpeg.components().stream().mapToInt(JpegHeader.Component::down).toArray();
        return turbo.attempt(library -> library.transcode(photo.bytes(), down, coefficients -> {
            var layers = Masks.fit(effect.pieces(), faces, new JpegScene(jpeg, coefficients));
            new JpegPatch(jpeg, coefficients).paint(layers);
        }));
    }

    private Photo repainted(Photo photo, PhotoHeader header, UnaryOperator<BufferedImage> painting)
            throws PhotoRefused {
        var decoded = decoder.decode(photo, header);
        var encoded = encoder.encode(painting.apply(decoded.picture()), JpegEncoder.subsampling(header));
        return new Photo(photo.key(), Photo.Format.JPEG, withProfile(encoded, decoded.icc()));
    }

    private static byte[] withProfile(byte[] jpeg, Optional<IccProfile> icc) {
        return icc.map(profile -> profile.in(jpeg)).orElse(jpeg);
    }
}
