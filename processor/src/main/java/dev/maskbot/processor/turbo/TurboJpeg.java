package dev.maskbot.processor.turbo;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * libjpeg-turbo, found where the operating system keeps it. Every call has a handle and memory of its own, freed when it
 * ends: what is in use at once is bounded by the pixels that the caller works on at once. Sizes must have been checked
 * before. Safe for use by several threads.
 */
@SuppressWarnings("restricted") // memory of C
public final class TurboJpeg {
    private static final int BGRX = 3; // TJPF_BGRX: an int of 0xRRGGBB in little endian
    private static final int NONE = 0; // TJXOP_NONE
    private static final int COPY_NONE = 64; // TJXOPT_COPYNONE
    private static final int LIMIT_SCANS = 32_768; // TJFLAG_LIMITSCANS, to 500
    private static final int WARNING = 0; // TJERR_WARNING

    private static final long OPTIONS = Library.TRANSFORM.byteOffset(PathElement.groupElement("options"));
    private static final long OPERATION = Library.TRANSFORM.byteOffset(PathElement.groupElement("op"));

    private final Library library;

    private TurboJpeg(Library library) {
        this.library = library;
    }

    /** What happens to the coefficients of a picture. */
    @FunctionalInterface
    public interface Edit {
        /** Changes them in place. */
        void apply(Coefficients coefficients);
    }

    /** Who takes a picture row by row. */
    @FunctionalInterface
    public interface Rows {
        /** Pixels of {@code 0x..RRGGBB}, whose first byte means nothing; to be copied. */
        void take(int y, int[] row);
    }

    /** How much fewer samples of colour there are than of brightness; as libturbojpeg numbers them. */
    public enum Subsampling {
        S444(0),
        S420(2);

        private final int number;

        Subsampling(int number) {
            this.number = number;
        }
    }

    /** Empty when it is not installed. */
    public static Optional<TurboJpeg> find() {
        return Library.find().map(TurboJpeg::new);
    }

    /**
     * Transcodes to a baseline JPEG without metadata. What the edit does not touch stays what it is, bit for bit. A broken
     * picture is taken as far as it goes.
     *
     * @param down vertical sampling factors of the components
     */
    public byte[] transcode(byte[] jpeg, int[] down, Edit edit) throws TurboException {
        try (var arena = Arena.ofConfined();
                var handle = new Handle(library.initTransform())) {
            var transform = arena.allocate(Library.TRANSFORM);
            transform.set(JAVA_INT, OPERATION, NONE);
            transform.set(JAVA_INT, OPTIONS, COPY_NONE);
            try (var filter = new CoefficientFilter(transform, down, edit);
                    var out = new Output(arena)) {
                int status = Library.number(
                        library.transform(),
                        handle.address,
                        copy(arena, jpeg),
                        (long) jpeg.length,
                        1,
                        out.buffer,
                        out.size,
                        transform,
                        LIMIT_SCANS);
                filter.rethrow();
                handle.check(status);
                if (!filter.applied()) {
                    throw new TurboException("fewer coefficients than expected");
                }
                return out.bytes();
            }
        }
    }

    /**
     * Decodes, at full size or a half, a quarter or an eighth of it, rounded up; a broken picture as far as it goes.
     *
     * @param rows to whom it is given, the uppermost row first
     */
    public void decode(byte[] jpeg, int width, int height, Rows rows) throws TurboException {
        try (var arena = Arena.ofConfined();
                var handle = new Handle(library.initDecompress())) {
            var decoded = allocate(arena, 4L * width * height);
            handle.check(Library.number(
                    library.decompress(),
                    handle.address,
                    copy(arena, jpeg),
                    (long) jpeg.length,
                    decoded,
                    width,
                    0,
                    height,
                    BGRX,
                    LIMIT_SCANS));
            var row = new int[width];
            for (int y = 0; y < height; y++) {
                MemorySegment.copy(decoded, JAVA_INT, 4L * y * width, row, 0, width);
                rows.take(y, row);
            }
        }
    }

    /**
     * Encodes as a baseline JPEG.
     *
     * @param pixels {@code 0xRRGGBB}
     * @param quality 1 to 100
     */
    public byte[] encode(int[] pixels, int width, int height, Subsampling subsampling, int quality)
            throws TurboException {
        try (var arena = Arena.ofConfined();
                var handle = new Handle(library.initCompress())) {
            var source = allocate(arena, 4L * width * height);
            MemorySegment.copy(pixels, 0, source, JAVA_INT, 0, width * height);
            try (var out = new Output(arena)) {
                handle.check(Library.number(
                        library.compress(),
                        handle.address,
                        source,
                        width,
                        0,
                        height,
                        BGRX,
                        out.buffer,
                        out.size,
                        subsampling.number,
                        quality,
                        0));
                return out.bytes();
            }
        }
    }

    private MemorySegment copy(Arena arena, byte[] bytes) throws TurboException {
        var copy = allocate(arena, Math.max(1, bytes.length));
        MemorySegment.copy(bytes, 0, copy, JAVA_BYTE, 0, bytes.length);
        return copy;
    }

    /** Not by the arena, which would fill it with zeros first. */
    private MemorySegment allocate(Arena arena, long bytes) throws TurboException {
        var memory = Library.pointer(library.alloc(), Math.toIntExact(bytes));
        if (memory.equals(MemorySegment.NULL)) {
            throw new TurboException("no memory for " + bytes + " bytes");
        }
        return memory.reinterpret(bytes, arena, this::free);
    }

    private void free(MemorySegment memory) {
        try {
            library.free().invokeExact(memory);
        } catch (Throwable e) {
            throw Library.unexpected(e);
        }
    }

    /** An instance of the codec. */
    private final class Handle implements AutoCloseable {
        private final MemorySegment address;

        private Handle(MethodHandle create) throws TurboException {
            address = Library.pointer(create);
            if (address.equals(MemorySegment.NULL)) {
                throw new TurboException("no handle");
            }
        }

        private void check(int status) throws TurboException {
            if (status != 0 && Library.number(library.errorCode(), address) != WARNING) {
                throw new TurboException(Library.pointer(library.errorText(), address)
                        .reinterpret(200) // JMSG_LENGTH_MAX
                        .getString(0));
            }
        }

        @Override
        public void close() {
            Library.number(library.destroy(), address);
        }
    }

    /** A picture that the library writes into memory of its own, growing as needed. */
    private final class Output implements AutoCloseable {
        private final MemorySegment buffer;
        private final MemorySegment size;

        private Output(Arena arena) {
            buffer = arena.allocate(ADDRESS);
            size = arena.allocate(JAVA_LONG);
        }

        private byte[] bytes() {
            return buffer.get(ADDRESS, 0).reinterpret(size.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
        }

        @Override
        public void close() {
            free(buffer.get(ADDRESS, 0));
        }
    }
}
