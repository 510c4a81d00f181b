package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.scenario.Scene.Script;
import dev.maskbot.sandbox.x.ImageFile;
import dev.maskbot.sandbox.x.MediaKind;
import dev.maskbot.sandbox.x.NewPhoto;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Posts with several photos, with other media, and with photos whose host goes wrong. */
final class HostileMedia {
    private HostileMedia() {}

    static List<Script> scripts() {
        var portrait = PhotoCorpus.small(Pictures.portrait());
        var landscape = PhotoCorpus.small(Pictures.landscape());
        var forbidden = PhotoCorpus.small(Pictures.forbidden());
        var page = new NewPhoto(ImageFile.asIs("<!doctype html>".getBytes(StandardCharsets.US_ASCII)), "");
        var gif = portrait.as(MediaKind.ANIMATED_GIF);
        var scripts = new ArrayList<Script>();
        for (var photos = 2; photos <= 4; photos++) {
            var all = Collections.nCopies(photos, portrait).toArray(NewPhoto[]::new);
            scripts.add(scene -> scene.summon(scene.draft("@maskbot " + all.length, all), "MASKED"));
        }
        scripts.add(scene -> scene.summon(scene.draft("@maskbot some of them", landscape, page, portrait), "MASKED"));
        scripts.add(scene -> scene.summon(scene.draft("@maskbot one forbidden", portrait, forbidden), "NOT_ALLOWED"));
        scripts.add(scene -> scene.summon(scene.draft("@maskbot photo and gif", portrait, gif), "MASKED"));
        scripts.add(scene -> scene.summon(scene.draft("@maskbot gif", gif), "NO_PHOTO"));
        scripts.add(scene -> scene.summon(scene.draft("@maskbot video", portrait.as(MediaKind.VIDEO)), "NO_PHOTO"));
        scripts.add(scene -> scene.summon(scene.draft("@maskbot hat or frame?").withPoll(), "NO_PHOTO"));
        scripts.add(
                scene -> scene.summon(scene.draft("@maskbot careful", portrait).withWarning(), "SENSITIVE"));
        scripts.add(scene -> {
            var described = new NewPhoto(portrait.image(), "Me, said @somebody at https://example.com #nobot \u202e");
            scene.summon(scene.draft("@maskbot described", described), "MASKED");
        });
        scripts.add(
                scene -> { // the same medium under one key
                    var first = scene.summon(scene.draft("@maskbot", portrait), "MASKED");
                    var again = NewPhoto.again(first.photos().getFirst());
                    scene.summon(scene.draft(scene.user("b"), "@maskbot the same again", again), "MASKED");
                });
        hosts(portrait, scripts);
        return scripts;
    }

    private static void hosts(NewPhoto photo, List<Script> scripts) {
        var metadata = URI.create("http://169.254.169.254/latest/meta-data/iam/security-credentials/");
        add(scripts, photo, new Kind.Redirect(metadata), "PHOTO_NOT_TRUSTED");
        add(scripts, photo, new Kind.Relabeled("text/html"), "MASKED");
        add(scripts, photo, new Kind.Trickle(10_000, Duration.ofMillis(200)), "MASKED");
        add(scripts, photo, new Kind.Trickle(100, Duration.ofSeconds(1)), "FAILED"); // minutes
        add(scripts, photo, new Kind.Truncated(), "FAILED");
        add(scripts, photo, new Kind.ResetBefore(), "FAILED");
        add(scripts, photo, new Kind.Refuse(500), "FAILED");
        add(scripts, photo, new Kind.Refuse(403), "PHOTO_GONE");
        add(scripts, photo, new Kind.Refuse(404), "PHOTO_GONE");
        add(scripts, photo, new Kind.Padded(25_000_000), "PHOTO_TOO_LARGE");
    }

    private static void add(List<Script> scripts, NewPhoto photo, Kind.OfPhoto fault, String expected) {
        var failing = new NewPhoto(photo.image().failing(fault), "");
        scripts.add(scene -> scene.summon(scene.draft("@maskbot " + fault, failing), expected));
    }
}
