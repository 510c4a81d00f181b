package dev.maskbot.processor.limit;

import java.time.Duration;
import java.util.List;

/** How often one author and one conversation are answered at most. Immutable. */
public record Limits(int authorPerMinute, int authorPerHour, int conversationPerDay) {
    /** What is counted is remembered one by one. */
    public static final int MOST = Answers.REMEMBERED;

    List<Rate> ofAuthor() {
        return List.of(new Rate(authorPerMinute, Duration.ofMinutes(1)), new Rate(authorPerHour, Duration.ofHours(1)));
    }

    List<Rate> ofConversation() {
        return List.of(new Rate(conversationPerDay, Duration.ofHours(24)));
    }
}
