package dev.maskbot.processor.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.maskbot.processor.photo.PhotoFetchers.Host;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** What carries one instance's requests to the photo host, which has one photo under every name. Immutable. */
record PhotoWire(Wire wire, World world) implements Host {
    static final String ORIGIN = "https://photos.test";

    @Override
    public Answer get(URI url) throws IOException {
        world.requested(Step.FETCHED);
        return wire.carry(Step.FETCHED, () -> answer(200, OnePhoto.JPEG), PhotoWire::refusal);
    }

    private static Answer refusal(Kind kind) {
        return switch (kind) {
            case THROTTLED -> new Answer(429, Optional.of("7"), new byte[0]);
            case ERROR_5XX -> answer(503);
            case GARBAGE -> answer(200, "<html>".getBytes(UTF_8));
            case GARBAGE_AFTER_EFFECT -> answer(200, Arrays.copyOf(OnePhoto.JPEG, 200));
            case UNAUTHORIZED -> answer(401);
            case FORBIDDEN -> answer(403);
            case GONE -> answer(404);
            default -> throw new IllegalArgumentException(kind + " is nothing for a photo host");
        };
    }

    private static Answer answer(int status, byte... body) {
        return new Answer(status, Optional.empty(), body);
    }
}
