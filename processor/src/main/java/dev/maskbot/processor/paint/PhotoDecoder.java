package dev.maskbot.processor.paint;

import dev.maskbot.processor.codec.IccProfile;
import dev.maskbot.processor.codec.PhotoCodec;
import dev.maskbot.processor.codec.PhotoHeader;
import dev.maskbot.processor.photo.Photo;
import dev.maskbot.processor.photo.PhotoRefused;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Optional;
import java.util.OptionalLong;

/** Encoded photos to pixels, by the fastest way that there is. Safe for use by several threads. */
record PhotoDecoder(Turbo turbo) {
    private static final int EIGHTHS = 8;

    /**
     * Upright, opaque RGB.
     *
     * @param icc what its colours mean, when that is not sRGB
     */
    record Decoded(BufferedImage picture, Optional<IccProfile> icc) {}

    /** @throws PhotoRefused when the photo is broken */
    Decoded decode(Photo photo, PhotoHeader header) throws PhotoRefused {
        var profile = header.rgbProfile();
        var picture = byTurbo(photo, header, EIGHTHS);
        if (picture.isPresent()) {
            return new Decoded(picture.get(), profile);
        }
        // What Java decodes is sRGB already, but for PNG and WebP, whose profiles it does not look at.
        return new Decoded(PhotoCodec.decode(photo, header), header.jpeg().isPresent() ? Optional.empty() : profile);
    }

    /**
     * The same at an eighth, a quarter or half of its size where that can be had with less work.
     *
     * @param side that it has at least, if the photo has
     * @throws PhotoRefused when the photo is broken
     */
    BufferedImage overview(Photo photo, PhotoHeader header, int side) throws PhotoRefused {
        var picture = byTurbo(photo, header, eighths(header, side));
        return picture.isPresent() ? picture.get() : PhotoCodec.decode(photo, header);
    }

    private static int eighths(PhotoHeader header, int side) {
        int eighths = EIGHTHS;
        while (eighths > 1 && Math.min(header.width(), header.height()) * eighths >= 2 * EIGHTHS * side) {
            eighths /= 2;
        }
        return eighths;
    }

    private Optional<BufferedImage> byTurbo(Photo photo, PhotoHeader header, int eighths) {
        if (!isForTurbo(header)) {
            return Optional.empty();
        }
        int width = scaled(header.width(), eighths);
        int height = scaled(header.height(), eighths);
        return turbo.attempt(library -> {
            var upright = header.orientation().canvas(width, height);
            var pixels = ((DataBufferInt) upright.getRaster().getDataBuffer()).getData();
            library.decode(
                    photo.bytes(),
                    width,
                    height,
                    (y, row) -> header.orientation().place(row, y, height, pixels));
            return upright;
        });
    }

    /** As libjpeg-turbo rounds it. */
    private static int scaled(int side, int eighths) {
        return (side * eighths + EIGHTHS - 1) / EIGHTHS;
    }

    private boolean isForTurbo(PhotoHeader header) {
        return turbo.isInstalled() && header.jpeg().isPresent() && header.components() < 4;
    }

    /** Bytes of the heap that decoding takes at most. */
    long heap(PhotoHeader header) {
        return isForTurbo(header) ? 4 * header.pixels() : PhotoCodec.heap(header);
    }

    /** Bytes of memory that an {@link #overview} takes at most, if it is made by libjpeg-turbo. */
    OptionalLong overviewMemory(PhotoHeader header, int side) {
        int eighths = eighths(header, side);
        long pixels = (long) scaled(header.width(), eighths) * scaled(header.height(), eighths);
        return isForTurbo(header) ? OptionalLong.of(8 * pixels + coefficients(header)) : OptionalLong.empty();
    }

    /** Bytes outside of the heap. */
    long outside(PhotoHeader header) {
        if (!isForTurbo(header)) {
            return 0;
        }
        return 4 * header.pixels() + coefficients(header);
    }

    /** Of several scans all coefficients are kept. */
    private static long coefficients(PhotoHeader header) {
        return header.scans() > 1 ? header.jpeg().orElseThrow().coefficientBytes() : 0;
    }
}
