package dev.maskbot.sandbox.scenario;

import dev.maskbot.sandbox.pictures.Pictures;
import dev.maskbot.sandbox.scenario.Scene.Script;
import java.util.List;

/** People who answer the bot, and who want to be left alone or something taken back. */
final class HostileWishes {
    private HostileWishes() {}

    static List<Script> scripts() {
        var portrait = PhotoCorpus.small(Pictures.portrait());
        return List.of(
                scene -> { // the bot's own picture, and its handle inherited
                    var mention = scene.summon(scene.draft("@maskbot please", portrait), "MASKED");
                    var reply = scene.awaitReply(mention);
                    scene.chat(scene.draft("thank you").replyingTo(reply));
                    scene.summon(scene.draft(scene.user("a"), "@maskbot again").replyingTo(reply), "OWN_OUTPUT");
                },
                scene -> { // by who asked
                    var mention = scene.summon(scene.draft("@maskbot please", portrait), "DELETED");
                    var reply = scene.awaitReply(mention);
                    scene.summon(scene.draft("@maskbot delete").replyingTo(reply), "DELETED");
                },
                scene -> { // by whose photo it is
                    var owner = scene.user("o");
                    var photo = scene.x().post(scene.draft(owner, "my photo", portrait));
                    var mention = scene.summon(scene.draft("@maskbot this").replyingTo(photo), "DELETED");
                    var reply = scene.awaitReply(mention);
                    scene.summon(scene.draft(owner, "@maskbot delete").replyingTo(reply), "DELETED");
                },
                scene -> { // by a stranger
                    var mention = scene.summon(scene.draft("@maskbot please", portrait), "MASKED");
                    var reply = scene.awaitReply(mention);
                    scene.summon(
                            scene.draft(scene.user("s"), "@maskbot delete").replyingTo(reply), "NOTHING_TO_DELETE");
                },
                scene -> { // before there is anything
                    var mention = scene.summon(scene.draft("@maskbot please", portrait), "MASKED", "DELETED");
                    scene.summon(scene.draft("@maskbot delete").replyingTo(mention), "DELETED", "NOTHING_TO_DELETE");
                },
                scene -> {
                    var owner = scene.user("o");
                    var photo = scene.x().post(scene.draft(owner, "my photo", portrait));
                    scene.awaitReply(scene.summon(scene.draft(owner, "@maskbot stop"), "STOPPED"));
                    scene.summon(scene.draft("@maskbot this").quoting(photo), "OPTED_OUT");
                    scene.summon(scene.draft(owner, "@maskbot please", portrait), "OPTED_OUT");
                },
                scene -> {
                    scene.awaitReply(scene.summon(scene.draft("@maskbot stop"), "STOPPED"));
                    scene.awaitReply(scene.summon(scene.draft("@maskbot start"), "STARTED"));
                    scene.summon(scene.draft("@maskbot please", portrait), "MASKED");
                });
    }
}
