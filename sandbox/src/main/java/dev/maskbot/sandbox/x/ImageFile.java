package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The bytes of an image, what its first bytes say it is, and its size in pixels. Immutable. */
public final class ImageFile {
    /** What X takes as an image, told by the magic bytes alone. */
    public enum Type {
        JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
        PNG("image/png", "\u0089PNG\r\n\u001a\n"),
        GIF("image/gif", "GIF8[79]a"),
        WEBP("image/webp", "RIFF.{4}WEBP");

        private static final int LONGEST_MAGIC = 12;

        private final String mediaType;
        private final Pattern magic;

        Type(String mediaType, String magic) {
            this.mediaType = mediaType;
            this.magic = Pattern.compile(magic, Pattern.DOTALL);
        }

        public String mediaType() {
            return mediaType;
        }

        private boolean begins(byte[] bytes) {
            int length = Math.min(bytes.length, LONGEST_MAGIC);
            return magic.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1))
                    .lookingAt();
        }
    }

    private final byte[] bytes;
    private final Type type;
    private final PixelSize size;
    private final boolean asIs;
    private final Optional<Kind.OfPhoto> manner;

    private ImageFile(byte[] bytes, Type type, PixelSize size) {
        this(bytes, type, size, false, Optional.empty());
    }

    private ImageFile(byte[] bytes, Type type, PixelSize size, boolean asIs, Optional<Kind.OfPhoto> manner) {
        this.asIs = asIs;
        this.manner = manner;
        this.bytes = bytes;
        this.type = type;
        this.size = size;
    }

    /** Throws IllegalArgumentException when the bytes are no image X takes, or its header is broken. */
    public static ImageFile of(byte[] bytes) {
        byte[] own = bytes.clone();
        Type type = Arrays.stream(Type.values())
                .filter(candidate -> candidate.begins(own))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a JPEG, PNG, GIF or WebP"));
        try {
            return new ImageFile(own, type, type == Type.WEBP ? WebP.size(own) : headerSize(own));
        } catch (IOException e) {
            throw new IllegalArgumentException("a broken " + type + ": " + e.getMessage(), e);
        }
    }

    /** Bytes that are served as a photo whatever they are: what a photo host gone wrong would send. */
    public static ImageFile asIs(byte[] bytes) {
        return new ImageFile(bytes.clone(), Type.JPEG, new PixelSize(1200, 900), true, Optional.empty());
    }

    /** The same bytes, of which something goes wrong whenever they are fetched. */
    public ImageFile failing(Kind.OfPhoto how) {
        return new ImageFile(bytes, type, size, true, Optional.of(how));
    }

    /** What goes wrong with it, if anything does. */
    Optional<Kind.OfPhoto> manner() {
        return manner;
    }

    /** Whether nobody looks at the bytes before they are served. */
    boolean isAsIs() {
        return asIs;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    public Type type() {
        return type;
    }

    public int width() {
        return size.width();
    }

    public int height() {
        return size.height();
    }

    /** Throws IllegalArgumentException when the pixels cannot be read. */
    BufferedImage decode() {
        try {
            BufferedImage image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
            if (image == null) {
                throw new IllegalArgumentException("no decoder for " + type);
            }
            return image;
        } catch (IOException e) {
            throw new IllegalArgumentException("a broken " + type + ": " + e.getMessage(), e);
        }
    }

    private static PixelSize headerSize(byte[] bytes) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no header");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return new PixelSize(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        }
    }
}
