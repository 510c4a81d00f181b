package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.scenario.Scene.Script;
import java.time.Duration;
import java.util.List;

/** Posts that are edited, deleted, late, and such that answer, quote or repeat others. */
final class HostileThreads {
    private HostileThreads() {}

    static List<Script> scripts() {
        var portrait = PhotoCorpus.small(Pictures.portrait());
        return List.of(
                scene -> { // edited: three versions
                    var first = scene.summon(scene.draft("@maskbot first words", portrait), "MASKED");
                    var second = scene.x().edit(first, "@maskbot other words");
                    scene.x().edit(second, "@maskbot last words");
                },
                scene -> { // a mention by its second version only
                    var first = scene.x().post(scene.draft("no words to anybody", portrait));
                    scene.offer(scene.x().edit(first, "@maskbot after all"), true, "MASKED");
                },
                scene -> { // deep in a thread
                    var post = scene.x().post(scene.draft("a thread"));
                    for (var i = 0; i < 5; i++) {
                        post = scene.x().post(scene.draft("and on " + i).replyingTo(post));
                    }
                    scene.summon(scene.draft("@maskbot now", portrait).replyingTo(post), "MASKED");
                },
                scene -> {
                    var quoted = scene.x().post(scene.draft(scene.user("q"), "my photo", portrait));
                    scene.summon(scene.draft("@maskbot this").quoting(quoted), "MASKED");
                },
                scene -> {
                    var parent = scene.x().post(scene.draft(scene.user("p"), "my photo", portrait));
                    scene.summon(scene.draft("@maskbot this").replyingTo(parent), "MASKED");
                },
                scene -> { // X does not send what the parent quotes
                    var quoted = scene.x().post(scene.draft(scene.user("q"), "my photo", portrait));
                    var parent =
                            scene.x().post(scene.draft(scene.user("p"), "look").quoting(quoted));
                    scene.summon(scene.draft("@maskbot this").replyingTo(parent), "NO_PHOTO");
                },
                scene -> {
                    var parent = scene.x().post(scene.draft(scene.user("p"), "soon gone", portrait));
                    scene.summon(scene.draft("@maskbot under it", portrait).replyingTo(parent), "MASKED");
                    scene.x().delete(parent);
                },
                scene -> { // it depends on who is faster
                    var parent = scene.x().post(scene.draft(scene.user("p"), "soon gone", portrait));
                    scene.summon(scene.draft("@maskbot this").replyingTo(parent), "MASKED", "NO_PHOTO", "PHOTO_GONE");
                    scene.x().delete(parent);
                },
                scene -> scene.x()
                        .delete(scene.summon(
                                scene.draft("@maskbot never mind", portrait),
                                "MASKED",
                                "PHOTO_GONE",
                                "POST_NOT_ANSWERABLE")),
                scene -> {
                    var owner = scene.user("p");
                    var parent = scene.x().post(scene.draft(owner, "for my friends", portrait));
                    scene.x().protect(owner);
                    scene.summon(scene.draft("@maskbot this").replyingTo(parent), "NO_PHOTO");
                },
                scene -> {
                    scene.x().protect(scene.user(""));
                    scene.chat(scene.draft("@maskbot for my friends", portrait));
                },
                scene -> { // a person asks under what a program posted
                    var program = scene.x().findOrCreateUser(scene.cast() + "p", "Automated account by @somebody");
                    var parent = scene.x().post(scene.draft(program, "hourly photo", portrait));
                    scene.summon(scene.draft("@maskbot this").replyingTo(parent), "MASKED");
                },
                scene -> {
                    var program = scene.x().findOrCreateUser(scene.cast(), "Bot by @somebody");
                    scene.chat(scene.draft(program, "@maskbot hello, colleague", portrait));
                },
                scene -> {
                    var mention = scene.summon(scene.draft("@maskbot please", portrait), "MASKED");
                    scene.offer(scene.x().repost(scene.user("r"), mention), false);
                    scene.chat(scene.draft(scene.user("q"), "look at that").quoting(mention));
                    scene.chat(scene.draft(scene.user("a"), "it is put before this")
                            .replyingTo(mention));
                },
                scene -> scene.summon(
                        scene.draft("@maskbot yesterday", portrait).writtenBefore(Duration.ofHours(25)), "TOO_OLD"),
                scene -> {
                    var mention = scene.summon(
                            scene.draft("@maskbot but nobody else", portrait), "MASKED", "POST_NOT_ANSWERABLE");
                    scene.x().closeReplies(mention);
                });
    }
}
