package dev.maskbot.processor.limit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * How often one author and one conversation are answered, whichever instance works on them. An author's answer counts for
 * the author although the conversation refuses it: who goes on asking there is not asking elsewhere. Safe for use by
 * several threads and several processes.
 *
 * <p>Asked again for a mention, by a retry or another worker, it answers the same and counts nothing, for a day and for
 * the last {@value Answers#REMEMBERED} of each answer.
 */
public final class AuthorLimits {
    // Altbot's defaults.
    private static final List<Rate> PER_AUTHOR =
            List.of(new Rate(4, Duration.ofMinutes(1)), new Rate(20, Duration.ofHours(1)));

    // mstdn-ebooks gives a conversation up after 5 replies, which are words; ours are pictures.
    private static final List<Rate> PER_CONVERSATION = List.of(new Rate(2, Duration.ofHours(24)));

    private final DynamoDbClient dynamo;
    private final String table;
    private final InstantSource clock;

    public AuthorLimits(DynamoDbClient dynamo, String table, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.clock = clock;
    }

    public enum Verdict {
        ALLOWED,
        TOO_MANY_OF_AUTHOR,
        TOO_MANY_IN_CONVERSATION
    }

    /** Whether a mention may be answered; counts it if so. */
    public Verdict allow(String author, String conversation, String mention) {
        if (!allow("author#" + author, PER_AUTHOR, mention)) {
            return Verdict.TOO_MANY_OF_AUTHOR;
        }
        return allow("conversation#" + conversation, PER_CONVERSATION, mention)
                ? Verdict.ALLOWED
                : Verdict.TOO_MANY_IN_CONVERSATION;
    }

    private boolean allow(String id, List<Rate> rates, String mention) {
        var now = clock.instant();
        return new VersionedItem(dynamo, table, id)
                .change(Answers::of, answers -> answers.answer(mention, rates, now))
                .allowed()
                .containsKey(mention);
    }
}
