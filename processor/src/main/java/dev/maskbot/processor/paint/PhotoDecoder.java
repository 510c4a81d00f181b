package dev.maskbot.processor.paint;

import dev.maskbot.processor.codec.IccProfile;
import dev.maskbot.processor.codec.PhotoCodec;
import dev.maskbot.processor.codec.PhotoHeader;
import dev.maskbot.processor.photo.Photo;
import dev.maskbot.processor.photo.PhotoRefused;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Optional;

/** Encoded photos to pixels, by the fastest way that there is. Safe for use by several threads. */
record PhotoDecoder(Turbo turbo) {
    /**
     * Upright, opaque RGB.
     *
     * @param icc what its colours mean, when that is not sRGB
     */
    record Decoded(BufferedImage picture, Optional<IccProfile> icc) {}

    /** @throws PhotoRefused when the photo is broken */
    Decoded decode(Photo photo, PhotoHeader header) throws PhotoRefused {
        var profile = header.rgbProfile();
        if (isForTurbo(header)) {
            var picture = turbo.attempt(library -> {
                var upright = header.orientation().canvas(header.width(), header.height());
                var pixels = ((DataBufferInt) upright.getRaster().getDataBuffer()).getData();
                library.decode(
                        photo.bytes(),
                        header.width(),
                        header.height(),
                        (y, row) -> header.orientation().place(row, y, header.height(), pixels));
                return upright;
            });
            if (picture.isPresent()) {
                return new Decoded(picture.get(), profile);
            }
        }
        // What Java decodes is sRGB already, but for PNG and WebP, whose profiles it does not look at.
        return new Decoded(PhotoCodec.decode(photo, header), header.jpeg().isPresent() ? Optional.empty() : profile);
    }

    private boolean isForTurbo(PhotoHeader header) {
        return turbo.isInstalled() && header.jpeg().isPresent() && header.components() < 4;
    }

    /** Bytes of the heap that decoding takes at most. */
    long heap(PhotoHeader header) {
        return isForTurbo(header) ? 4 * header.pixels() : PhotoCodec.heap(header);
    }

    /** Bytes outside of the heap. */
    long outside(PhotoHeader header) {
        if (!isForTurbo(header)) {
            return 0;
        }
        long coefficients = header.scans() > 1 ? header.jpeg().orElseThrow().coefficientBytes() : 0;
        return 4 * header.pixels() + coefficients;
    }
}
