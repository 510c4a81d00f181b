package dev.maskbot.sandbox.x;

import java.util.List;
import java.util.Optional;

/**
 * The text of a post as X publishes it, with what X found in it. {@code full} begins with the handles a reply inherits
 * and ends with the link to its photos; the author's own words are [displayStart, displayEnd). All offsets count
 * Unicode code points, ends are exclusive. Immutable.
 */
public record PostText(
        String full,
        int displayStart,
        int displayEnd,
        List<Mention> mentions,
        List<Hashtag> hashtags,
        List<Link> links) {
    public PostText {
        mentions = List.copyOf(mentions);
        hashtags = List.copyOf(hashtags);
        links = List.copyOf(links);
    }

    /** The author's own words, without inherited handles and photo links. */
    public String display() {
        return full.substring(full.offsetByCodePoints(0, displayStart), full.offsetByCodePoints(0, displayEnd));
    }

    /** An {@code @username} of an existing account. */
    public record Mention(int start, int end, User user) {}

    public record Hashtag(int start, int end, String tag) {}

    /** A t.co link; with a media key it stands for a photo. */
    public record Link(
            int start, int end, String url, String expandedUrl, String displayUrl, Optional<String> mediaKey) {}
}
