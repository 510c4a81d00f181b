package dev.maskbot.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.ingest.intake.MentionFilter.Reason;
import dev.maskbot.ingest.intake.MentionFilter.Verdict;
import dev.maskbot.mention.Mention;
import dev.maskbot.mention.MentionId;
import dev.maskbot.mention.PhotoRef;
import dev.maskbot.x.Account;
import dev.maskbot.x.Post;
import dev.maskbot.x.Post.AccountMention;
import dev.maskbot.x.Post.Photo;
import dev.maskbot.x.Post.Reference;
import dev.maskbot.x.Post.Relation;
import dev.maskbot.x.PostId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MentionFilterTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:35:00Z");
    private static final Photo PHOTO = new Photo(URI.create("https://pbs.twimg.com/media/A.jpg"), "a cat");
    private static final List<AccountMention> EXPLICIT = List.of(new AccountMention("111", 5));

    private static final Account BOT = new Account("111", "maskbot");

    private final MentionFilter filter = new MentionFilter(BOT, PhotoSource.OWN);

    @Test
    void explicitMentionWithPhoto_isAccepted() {
        assertThat(filter.decide(post("2", EXPLICIT, List.of(), List.of(PHOTO))))
                .isEqualTo(new Verdict.Accepted(new Mention(
                        new MentionId("7"),
                        "9",
                        "1",
                        "2",
                        AT,
                        "@mum @maskbot hi",
                        "en",
                        true,
                        List.of(new PhotoRef(
                                URI.create("https://pbs.twimg.com/media/A.jpg?name=large"), "2", "a cat")))));
    }

    @Test
    void ownPost_isIgnored() {
        assertIgnored(post("111", EXPLICIT, List.of(), List.of(PHOTO)), Reason.OWN_POST);
    }

    @Test
    void repost_isIgnored() {
        var repost = List.of(new Reference(Relation.REPOSTED, new PostId(3), Optional.empty()));
        assertIgnored(post("2", EXPLICIT, repost, List.of(PHOTO)), Reason.REPOST);
    }

    @Test
    void reply_isAccepted() {
        var reply = List.of(new Reference(Relation.REPLIED_TO, new PostId(3), Optional.empty()));
        assertThat(filter.decide(post("2", EXPLICIT, reply, List.of(PHOTO))))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.mention().parent()).isEqualTo("3"));
    }

    @Test
    void mentionOfANamesake_isIgnored() {
        assertIgnored(
                post("2", List.of(new AccountMention("112", 5)), List.of(), List.of(PHOTO)), Reason.NOT_ADDRESSED);
    }

    @Test
    void handleThatXPutThere_isIgnored() {
        assertIgnored(post("2", List.of(new AccountMention("111", 0)), List.of(), List.of(PHOTO)), Reason.NOT_EXPLICIT);
    }

    @Test
    void mentionWithoutPhoto_isAccepted_forItMayAskForSomethingElse() {
        assertThat(filter.decide(post("2", EXPLICIT, List.of(), List.of())))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.mention().photos()).isEmpty());
    }

    private void assertIgnored(Post post, Reason reason) {
        assertThat(filter.decide(post)).isEqualTo(new Verdict.Ignored(reason));
    }

    /** An edited reply whose author's own words start at 5. */
    private static Post post(
            String author, List<AccountMention> mentions, List<Reference> references, List<Photo> photos) {
        return new Post(
                new PostId(9),
                author,
                false,
                "@mum @maskbot hi",
                AT,
                new PostId(1),
                "en",
                true,
                List.of(new PostId(7), new PostId(9)),
                5,
                mentions,
                references,
                photos);
    }
}
