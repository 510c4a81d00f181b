package dev.maskbot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.consent.OptOuts;
import dev.maskbot.processor.ledger.AnsweredIndex;
import dev.maskbot.processor.ledger.Outcome;
import dev.maskbot.processor.ledger.Outcome.Abandoned;
import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.ledger.Outcome.Replied;
import dev.maskbot.processor.ledger.Outcome.Skipped;
import dev.maskbot.processor.ledger.Prepared;
import dev.maskbot.processor.ledger.ReplyLedger.Answer.Granted;
import dev.maskbot.processor.ledger.State;
import dev.maskbot.sandbox.aws.DynamoDb;
import dev.maskbot.sandbox.fault.Fault;
import dev.maskbot.sandbox.fault.Kind;
import dev.maskbot.sandbox.x.Draft;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The word "delete", with Amazon's ledger, a local X and local buckets over the wire. */
@ExtendWith(DynamoDb.class)
@Timeout(120)
final class TakeBackTest {
    private final LocalWorld world;
    private final MentionPipeline pipeline;

    TakeBackTest(DynamoDbClient dynamo) {
        world = new LocalWorld(dynamo);
        pipeline = world.pipeline(dynamo);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void wishUnderAReply_takesItBack_andIsConfirmedOnce() throws Exception {
        var post = world.post("alice");
        var reply = world.answered(post, "alice");

        var wish = world.delete("alice", reply);
        var outcome = pipeline.process(wish);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Replied.class, done -> assertThat(done.reason()).isEqualTo(Reason.DELETED));
        assertThat(world.isGone(post, reply)).isTrue();
        assertThat(world.item(post).reason()).contains(Reason.DELETED);
        assertThat(world.item(post).attributes()).containsOnlyKeys("mention", "state", "reason", "expires");
        assertThat(world.repliesTo(wish)).hasSize(1);
    }

    @Test
    void ownerOfAPhoto_mayTakeItBackToo() throws Exception {
        var post = world.post("alice");
        var reply = world.answered(post, "bob");

        pipeline.process(world.delete("bob", reply));

        assertThat(world.isGone(post, reply)).isTrue();
    }

    @Test
    void bystander_takesNothingBack() throws Exception {
        var post = world.post("alice");
        var reply = world.answered(post, "alice");

        var outcome = pipeline.process(world.delete("mallory", reply));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Replied.class, done -> assertThat(done.reason()).isEqualTo(Reason.NOTHING_TO_DELETE));
        assertThat(world.x.find(reply.id())).isPresent();
        assertThat(world.item(post).state()).isEqualTo(State.REPLIED);
    }

    @Test
    void wishElsewhereInTheConversation_takesBackAllOfItsAuthors_butNotWhatWasSaidAboutWishes() throws Exception {
        var post = world.post("alice");
        var reply = world.answered(post, "alice");
        var second =
                world.x.post(Draft.of(world.user("alice"), "@maskbot again").replyingTo(post));
        var secondReply = world.answered(second, "alice");
        var others = world.x.post(Draft.of(world.user("bob"), "@maskbot me too").replyingTo(post));
        var othersReply = world.answered(others, "bob");

        var wish = world.delete("alice", post);
        pipeline.process(wish);

        assertThat(world.isGone(post, reply)).isTrue();
        assertThat(world.isGone(second, secondReply)).isTrue();
        assertThat(world.x.find(othersReply.id())).isPresent();
        assertThat(pipeline.process(world.delete("alice", post)).toString()).contains("NOTHING_TO_DELETE");
        assertThat(world.repliesTo(wish)).hasSize(1);
    }

    @Test
    void wishUnderOneOfTwoReplies_takesBackThatOne() throws Exception {
        var post = world.post("alice");
        var reply = world.answered(post, "alice");
        var second =
                world.x.post(Draft.of(world.user("alice"), "@maskbot again").replyingTo(post));
        var secondReply = world.answered(second, "alice");

        pipeline.process(world.delete("alice", secondReply));

        assertThat(world.isGone(second, secondReply)).isTrue();
        assertThat(world.x.find(reply.id())).isPresent();
    }

    @Test
    void whoWantsToBeLeftAlone_isHeeded_inSilence() throws Exception {
        var post = world.post("alice");
        var reply = world.answered(post, "alice");
        new OptOuts(world.dynamo, world.state).stop(world.author("alice"), world.time.instant());

        assertThat(pipeline.process(world.delete("alice", reply))).isEqualTo(new Skipped(Reason.DELETED));

        assertThat(world.isGone(post, reply)).isTrue();
    }

    @Test
    void wishThatComesLate_isHeeded_inSilence() throws Exception {
        var post = world.post("alice");
        var reply = world.answered(post, "alice");
        var wish = world.delete("alice", reply);
        world.time.jump(Duration.ofHours(25));

        assertThat(pipeline.process(wish)).isEqualTo(new Skipped(Reason.DELETED));

        assertThat(world.isGone(post, reply)).isTrue();
    }

    @Test
    void replyThatIsGoneAlready_isAsGoodAsTakenBack() throws Exception {
        var post = world.post("alice");
        var reply = world.answered(post, "alice");
        var wish = world.delete("alice", reply);
        world.x.delete(reply);

        assertThat(pipeline.process(wish).toString()).contains("DELETED");

        assertThat(world.isGone(post, reply)).isTrue();
    }

    @Test
    void answerOfXThatIsLost_isAskedForAgain() throws Exception {
        var post = world.post("alice");
        var reply = world.answered(post, "alice");
        world.x.faults().inject(Fault.of("x/DELETE_POST", new Kind.ResetAfter()).times(1));
        world.x.faults().inject(Fault.of("x/DELETE_POST", new Kind.Refuse(503)).times(1));

        pipeline.process(world.delete("alice", reply));

        assertThat(world.isGone(post, reply)).isTrue();
    }

    @Test
    void replyThatXDoesNotLetGo_keepsItsRow_andAPersonIsToLook() throws Exception {
        var post = world.post("alice");
        var reply = world.answered(post, "alice");
        world.x.faults().inject(Fault.of("x/DELETE_POST", new Kind.NotEnrolled()));

        assertThat(pipeline.process(world.delete("alice", reply))).isEqualTo(new Quarantined(Reason.FAILED, 3));

        assertThat(world.item(post).reply()).contains(Long.toString(reply.id()));
    }

    @Test
    void replyAtWhichXFailsForEver_isLeftToAPerson_andGoesWhenItIsSentThroughAgain() throws Exception {
        var post = world.post("alice");
        var reply = world.answered(post, "alice");
        var wish = world.delete("alice", reply);
        var fault = world.x.faults().inject(Fault.of("x/DELETE_POST", new Kind.RefuseAfter(503)));
        var before = world.time.instant();

        assertThat(pipeline.process(wish)).isEqualTo(new Quarantined(Reason.FAILED, 3));
        assertThat(Duration.between(before, world.time.instant())).isLessThan(Duration.ofMinutes(5));
        assertThat(world.item(post).reply()).contains(Long.toString(reply.id()));
        fault.close();
        world.archive.release(world.archive.find(wish.id()).orElseThrow());

        assertThat(pipeline.process(wish).toString()).contains("DELETED");
        assertThat(world.isGone(post, reply)).isTrue();
        assertThat(world.repliesTo(wish)).hasSize(1);
    }

    @Test
    void wishDuringAnOutageOfX_waitsForItsEnd() throws Exception {
        var post = world.post("alice");
        var reply = world.answered(post, "alice");
        world.x.faults().inject(Fault.of("x/DELETE_POST", new Kind.Refuse(503)).times(20));
        world.x.faults().inject(Fault.of("x/READ_ME", new Kind.Refuse(503)).times(20));

        assertThat(pipeline.process(world.delete("alice", reply)).toString()).contains("DELETED");

        assertThat(world.isGone(post, reply)).isTrue();
    }

    @Test
    void twoOfWhichXRefusesOneAtFirst_areBothTakenBack() throws Exception {
        var post = world.post("alice");
        var reply = world.answered(post, "alice");
        var second =
                world.x.post(Draft.of(world.user("alice"), "@maskbot again").replyingTo(post));
        var secondReply = world.answered(second, "alice");
        var wish = world.delete("alice", post);
        world.x
                .faults()
                .inject(Fault.of("x/DELETE_POST", new Kind.RefuseAfter(403)).times(1));

        assertThat(pipeline.process(wish).toString()).contains("DELETED");

        assertThat(world.isGone(post, reply)).isTrue();
        assertThat(world.isGone(second, secondReply)).isTrue();
        assertThat(pipeline.process(wish)).isEqualTo(new Skipped(Reason.SETTLED_BEFORE));
        assertThat(world.repliesTo(wish)).hasSize(1);
    }

    @Test
    void replyThatIsStillOnItsWay_isWaitedForAWhile() throws Exception {
        var post = world.post("alice");
        var mention = world.mention(post, "alice");
        var claim = ((Granted) world.ledger.claim(mention)).claim();
        new AnsweredIndex(world.dynamo, world.state).add(mention, world.time.instant());
        world.ledger.posting(claim, new Prepared(Reason.NO_FACE, List.of()), 1);
        var before = world.time.instant();

        var outcome = pipeline.process(world.delete("alice", post));

        assertThat(outcome.toString()).contains("NOTHING_TO_DELETE");
        assertThat(Duration.between(before, world.time.instant()))
                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    @Test
    void workerThatDiesAnywhere_isFollowedByOneThatEndsTheSame() throws Exception {
        var broken = 0;
        for (var calls = 0; ; calls++) {
            var author = "author" + calls;
            var post = world.post(author);
            var reply = world.answered(post, author);
            var wish = world.delete(author, reply);
            world.wire.breakAfter(calls);
            var first = world.pipeline(world.wire.dynamo()).process(wish);
            Thread.interrupted();
            if (!(first instanceof Abandoned)) {
                break;
            }
            broken++;

            assertThat(pipeline.process(wish))
                    .as("broken after %d calls", calls)
                    .isInstanceOf(Outcome.Settled.class);

            var settled = world.archive.find(wish.id()).orElseThrow();
            assertThat(settled.reason()).as("broken after %d calls", calls).contains(Reason.DELETED);
            assertThat(world.isGone(post, reply)).isTrue();
            assertThat(world.repliesTo(wish)).as("broken after %d calls", calls).hasSize(1);
        }
        assertThat(broken).as("calls of DynamoDB").isGreaterThan(12);
    }
}
