package dev.maskbot.sandbox.x;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /media/KEY.jpg} and {@code /media/KEY?format=jpg}, each with {@code name=} a variant: what pbs.twimg.com is
 * to X. Public; every variant is a JPEG but the original, and a PNG that is asked for as one and fits.
 */
final class PhotosEndpoint {
    static final String PATH = "/media/{file}";

    private static final Pattern FILE = Pattern.compile("([\\w-]+)(?:\\.(\\w+))?");
    private static final Pattern FORMAT = Pattern.compile("jpg|png");

    private final Posts posts;
    private final PhotoFaults faults;
    private final Map<Rendition, ImageFile> renditions = new ConcurrentHashMap<>();

    PhotosEndpoint(Posts posts, PhotoFaults faults) {
        this.posts = posts;
        this.faults = faults;
    }

    private record Rendition(ImageFile original, PhotoVariant variant) {}

    void read(Context ctx) throws IOException {
        var image = find(ctx);
        if (image.isPresent()) {
            faults.send(ctx, image.get());
        } else {
            ctx.status(404);
        }
    }

    private Optional<ImageFile> find(Context ctx) {
        Matcher file = FILE.matcher(ctx.pathParam("file"));
        if (!file.matches()) {
            return Optional.empty();
        }
        String format = file.group(2) == null ? ctx.queryParam("format") : file.group(2);
        String name = ctx.queryParam("name");
        Optional<PhotoVariant> variant = PhotoVariant.of(name == null ? "medium" : name);
        if (format == null || !FORMAT.matcher(format).matches()) {
            return Optional.empty();
        }
        boolean asPng = format.equals("png");
        return posts.photo(file.group(1))
                .flatMap(photo -> variant.map(
                        wanted -> asPng && wanted.fits(photo.image()) ? photo.image() : rendition(photo, wanted)));
    }

    private ImageFile rendition(Photo photo, PhotoVariant variant) {
        return renditions.computeIfAbsent(new Rendition(photo.image(), variant), _ -> variant.of(photo.image()));
    }
}
