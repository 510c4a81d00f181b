package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.x.PostText.Hashtag;
import dev.maskbot.sandbox.x.PostText.Link;
import dev.maskbot.sandbox.x.PostText.Mention;
import java.util.List;
import java.util.stream.Stream;

/** Makes the text of a repost: that of the original behind its author's handle, as far as it fits. */
final class RepostText {
    // X cuts the text of a repost after 140 characters, to this day.
    private static final int LENGTH = 140;
    private static final String CUT = "…";

    private RepostText() {}

    static PostText of(Post original) {
        String handle = "RT @" + original.author().username();
        PostText text = original.text();
        String whole = handle + ": " + text.full();
        int length = whole.codePointCount(0, whole.length());
        String full = length <= LENGTH ? whole : whole.substring(0, whole.offsetByCodePoints(0, LENGTH - 1)) + CUT;
        int shift = handle.length() + 2;
        int end = length <= LENGTH ? length : LENGTH - 1;
        List<Mention> mentions = Stream.concat(
                        Stream.of(new Mention(3, handle.length(), original.author())),
                        text.mentions().stream()
                                .map(it -> new Mention(it.start() + shift, it.end() + shift, it.user())))
                .filter(it -> it.end() <= end)
                .toList();
        List<Hashtag> hashtags = text.hashtags().stream()
                .map(it -> new Hashtag(it.start() + shift, it.end() + shift, it.tag()))
                .filter(it -> it.end() <= end)
                .toList();
        List<Link> links = text.links().stream()
                .map(it -> new Link(
                        it.start() + shift,
                        it.end() + shift,
                        it.url(),
                        it.expandedUrl(),
                        it.displayUrl(),
                        it.mediaKey()))
                .filter(it -> it.end() <= end)
                .toList();
        return new PostText(full, 0, full.codePointCount(0, full.length()), mentions, hashtags, links);
    }
}
