package dev.maskbot.processor.limit;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * How often one author and one conversation are answered, whichever instance works on them: by when they asked, not by
 * when their turn comes, for a backlog is worked off in a burst. An author's answer counts for the author although the
 * conversation refuses it: who goes on asking there is not asking elsewhere. Safe for use by several threads and several
 * processes.
 *
 * <p>Asked again for a mention, by a retry or another worker, it answers the same and counts nothing, for a day and for
 * the last {@value Answers#REMEMBERED} of each answer.
 */
public final class AuthorLimits {
    private final DynamoDbClient dynamo;
    private final String table;
    private final Supplier<Limits> limits;

    /**
     * Who counts in the same item at the same time would only have to begin anew, and DynamoDB bills that too. Of so many
     * hardly two are wanted at once by strangers.
     */
    private final List<Lock> turns =
            Stream.<Lock>generate(ReentrantLock::new).limit(4096).toList();

    /** Asks for the operator's limits whenever a mention is to be answered. */
    public AuthorLimits(DynamoDbClient dynamo, String table, Supplier<Limits> limits) {
        this.dynamo = dynamo;
        this.table = table;
        this.limits = limits;
    }

    public enum Verdict {
        ALLOWED,
        TOO_MANY_OF_AUTHOR,
        TOO_MANY_IN_CONVERSATION
    }

    /** Whether a mention of that time may be answered; counts it if so. */
    public Verdict allow(String author, String conversation, String mention, Instant at) {
        if (!allow("author#" + author, limits.get().ofAuthor(), mention, at)) {
            return Verdict.TOO_MANY_OF_AUTHOR;
        }
        return allow("conversation#" + conversation, limits.get().ofConversation(), mention, at)
                ? Verdict.ALLOWED
                : Verdict.TOO_MANY_IN_CONVERSATION;
    }

    /** Removes what is counted of an author. */
    public static void forget(DynamoDbClient dynamo, String table, String author) {
        new VersionedItem(dynamo, table, "author#" + author).remove();
    }

    private boolean allow(String id, List<Rate> rates, String mention, Instant at) {
        var turn = turns.get(Math.floorMod(id.hashCode(), turns.size()));
        turn.lock();
        try {
            return new VersionedItem(dynamo, table, id)
                    .change(Answers::of, answers -> answers.answer(mention, rates, at))
                    .allowed()
                    .containsKey(mention);
        } finally {
            turn.unlock();
        }
    }
}
