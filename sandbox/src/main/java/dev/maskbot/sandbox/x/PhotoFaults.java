package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.wire.ClientSocket;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Sends photos as they are or, when it was switched on, otherwise. Thread-safe. */
record PhotoFaults(Faults faults) {
    private static final String PAGE = "<!doctype html><title>Sorry</title><p>Something went wrong.";

    void send(Context ctx, ImageFile stored) throws IOException {
        var image = encoded(stored);
        ctx.contentType(image.type().mediaType());
        var bytes = image.bytes();
        var kind = image.manner().or(faults::ofPhoto);
        if (kind.isEmpty()) {
            ctx.result(bytes);
            return;
        }
        switch (kind.get()) {
            case Kind.Refuse(var status) -> ctx.status(status);
            case Kind.ResetBefore() -> ClientSocket.of(ctx).reset();
            case Kind.Latency(var delay) -> {
                LockSupport.parkNanos(delay.toNanos());
                ctx.result(bytes);
            }
            case Kind.WrongType() -> ctx.result(PAGE.getBytes(StandardCharsets.US_ASCII));
            case Kind.Redirect(var to) -> ctx.redirect(to.toString());
            case Kind.Relabeled(var contentType) -> ctx.contentType(contentType).result(bytes);
            case Kind.Padded(var more) -> ctx.result(Arrays.copyOf(bytes, bytes.length + more));
            case Kind.Truncated() -> {
                ctx.res().setContentLength(bytes.length);
                var out = ctx.res().getOutputStream();
                out.write(bytes, 0, bytes.length / 2);
                out.flush();
                ClientSocket.of(ctx).close();
            }
            case Kind.Trickle(var size, var pause) -> {
                ctx.res().setContentLength(bytes.length);
                var out = ctx.res().getOutputStream();
                for (var from = 0; from < bytes.length; from += size) {
                    out.write(bytes, from, Math.min(size, bytes.length - from));
                    out.flush();
                    LockSupport.parkNanos(pause.toNanos());
                }
            }
        }
    }

    private ImageFile encoded(ImageFile image) {
        return image.type() == ImageFile.Type.JPEG
                        && !image.isAsIs()
                        && faults.meet(Kind.ProgressivePhotos.class).isPresent()
                ? JpegScaler.progressive(image)
                : image;
    }
}
