package dev.maskbot.processor.paint;

import dev.maskbot.processor.codec.Jpegs;
import dev.maskbot.processor.codec.PhotoHeader;
import dev.maskbot.processor.codec.Pngs;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.photo.Photo;
import dev.maskbot.processor.photo.PhotoRefused;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks photos at random and paints them all the same. Anything but a picture or a refusal ends the process. */
final class PhotoFuzz {
    private static final Party PARTY = Party.of(160, 120);
    private static final Effects EFFECTS = Effects.load();

    private PhotoFuzz() {}

    /** Arguments: seconds, seed. */
    public static void main(String[] args) throws Exception {
        var random = new Random(Long.parseLong(args[1]));
        var seeds = seeds();
        var painters = List.of(PhotoPainter.create(), PhotoPainter.inJava());
        int painted = 0;
        int refused = 0;
        long slowest = 0;
        long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000_000;
        while (System.nanoTime() < end) {
            var bytes = broken(seeds.get(random.nextInt(seeds.size())), random);
            long begun = System.nanoTime();
            try {
                paint(painters.get(random.nextInt(painters.size())), bytes, random);
                painted++;
            } catch (PhotoRefused _) {
                refused++;
            }
            slowest = Math.max(slowest, System.nanoTime() - begun);
        }
        IO.println("fuzz: %d painted, %d refused, slowest %d ms, peak %d MB"
                .formatted(painted, refused, slowest / 1_000_000, ChildJvm.peakMegabytes()));
    }

    private static void paint(PhotoPainter painter, byte[] bytes, Random random) throws PhotoRefused {
        var header = PhotoHeader.read(bytes);
        painter.memory(header);
        var plain = painter.plain(new Photo("fuzz", header.format(), bytes), header);
        painter.fingerprint(plain, PhotoHeader.read(plain.bytes()));
        var effects = List.copyOf(EFFECTS.all());
        var effect = effects.get(random.nextInt(effects.size()));
        var painted = painter.paint(plain, PhotoHeader.read(plain.bytes()), effect, PARTY.faces());
        PhotoHeader.read(painted.bytes());
    }

    private static List<byte[]> seeds() throws Exception {
        var seeds = new ArrayList<byte[]>();
        for (var kind : PhotoPainterTest.kinds().toList()) {
            seeds.add(kind.encode(PARTY.photo()));
        }
        seeds.add(Jpegs.turned(Jpegs.ORDINARY.encode(PARTY.photo()), 6));
        seeds.add(Pngs.of(PARTY.photo()));
        seeds.add(Pngs.of(new BufferedImage(120, 90, BufferedImage.TYPE_INT_ARGB)));
        for (var name : List.of("cmyk.jpg", "ycck.jpg", "arithmetic.jpg", "lossy.webp", "lossless.webp")) {
            try (var in = Jpegs.class.getResourceAsStream(name)) {
                seeds.add(in.readAllBytes());
            }
        }
        return seeds;
    }

    /** Bytes changed, cut out, doubled or cut off; most often in the header, where one byte changes everything. */
    private static byte[] broken(byte[] photo, Random random) {
        var bytes = photo.clone();
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(bytes.length, 700) : bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 1 -> {
                    int length = Math.min(random.nextInt(64), bytes.length - at - 1);
                    System.arraycopy(bytes, at + length, bytes, at, bytes.length - at - length);
                }
                case 2 -> bytes[at] = (byte) 0xFF;
                case 3 -> bytes[at] = (byte) random.nextInt(256);
                case 4 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                default -> bytes[at] = (byte) (bytes[at] + random.nextInt(5) - 2);
            }
        }
        return bytes;
    }
}
