package dev.maskbot.processor.codec;

import javax.imageio.stream.ImageInputStreamImpl;

/** A photo's bytes for decoders of others, some of which would read past the end of a broken one for ever. */
final class PhotoStream extends ImageInputStreamImpl {
    /** A decoder that has not noticed by then never will. */
    private static final int MAX_ENDS = 10_000;

    private final byte[] bytes;
    private int ends;

    PhotoStream(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xFF : end();
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (streamPos >= bytes.length) {
            return end();
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, to, offset, count);
        streamPos += count;
        return count;
    }

    private int end() {
        if (++ends > MAX_ENDS) {
            throw new IllegalStateException("read past its end");
        }
        return -1;
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
