package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** Reads the bytes of media that a call carries: as a part of a form or, as X takes them too, as base64 in JSON. */
final class MediaBytes {
    private static final String PATH = "$.media";

    private MediaBytes() {}

    static byte[] ofForm(Context ctx, int max) throws IOException {
        UploadedFile media = JsonBody.required(PATH, ctx.uploadedFile("media"));
        if (media.size() > max) {
            throw Problem.payloadTooLarge().exception();
        }
        try (InputStream in = media.content()) {
            return in.readAllBytes();
        }
    }

    static byte[] ofBase64(String text, int max) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(JsonBody.required(PATH, text));
        } catch (IllegalArgumentException _) {
            throw JsonBody.refuse(PATH, "is not base64");
        }
        if (bytes.length > max) {
            throw Problem.payloadTooLarge().exception();
        }
        return bytes;
    }
}
