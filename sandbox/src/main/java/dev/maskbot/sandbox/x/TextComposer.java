package dev.maskbot.sandbox.x;

import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextParser;
import dev.maskbot.sandbox.x.PostText.Hashtag;
import dev.maskbot.sandbox.x.PostText.Mention;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns typed words into a post's text as X does: a reply inherits the handles of its parent in front, every URL
 * becomes a t.co link, a quoted post and photos add one more each at the end. Of words that weigh more than 280 the
 * text has a beginning and a link, and a note has them all. Thread-safe.
 */
final class TextComposer {
    // twitter-text: 280, less an ellipsis (2), a blank (1) and a link (23).
    private static final int BEGINNING = 254;

    private final Extractor extractor = new Extractor();
    private final Users users;

    TextComposer(Users users) {
        this.users = users;
    }

    /** A post's text, and all of it when that is only a beginning. */
    record Composed(PostText text, Optional<PostText> note) {}

    Composed compose(long postId, Submission submission) {
        TextBuilder text = new TextBuilder(postId);
        inherited(submission).forEach(user -> text.append("@" + user.username() + " "));
        int start = text.length();
        appendWords(text, submission.typed());
        Optional<PostText> note = Optional.empty();
        if (!PostingPolicy.fits(submission.typed())) {
            note = Optional.of(read(text, start, text.length()));
            text.cut(start + beginning(text.toString().substring(start)));
            text.append("…");
            text.addLink(status(submission.author(), postId));
        }
        int end = text.length();
        submission.quoted().ifPresent(quoted -> text.addLink(status(quoted.author(), quoted.id())));
        text.addPhotos(submission.photos(), status(submission.author(), postId) + "/photo/1");
        return new Composed(read(text, start, end), note);
    }

    private static Set<User> inherited(Submission submission) {
        Set<User> handles = new LinkedHashSet<>();
        submission.parent().ifPresent(parent -> {
            handles.add(parent.author());
            parent.complete().mentions().forEach(mention -> handles.add(mention.user()));
        });
        handles.remove(submission.author());
        return handles;
    }

    private void appendWords(TextBuilder text, String typed) {
        int done = 0;
        for (Extractor.Entity url : extractor.extractURLsWithIndices(typed)) {
            text.append(typed.substring(done, url.getStart()));
            text.appendLink(url.getValue().contains("://") ? url.getValue() : "http://" + url.getValue());
            done = url.getEnd();
        }
        text.append(typed.substring(done));
    }

    /** How many code points of the words fit, without half a handle, tag or link. */
    private int beginning(String words) {
        int end = words.offsetByCodePoints(0, Math.min(BEGINNING, words.codePointCount(0, words.length())));
        while (TwitterTextParser.parseTweet(words.substring(0, end)).weightedLength > BEGINNING) {
            end = words.offsetByCodePoints(end, -1);
        }
        for (Extractor.Entity entity : extractor.extractEntitiesWithIndices(words)) {
            if (entity.getStart() < end && end < entity.getEnd()) {
                end = entity.getStart();
            }
        }
        return words.codePointCount(0, end);
    }

    private PostText read(TextBuilder text, int displayStart, int displayEnd) {
        String full = text.toString();
        return new PostText(full, displayStart, displayEnd, mentions(full), hashtags(full), text.links());
    }

    private List<Mention> mentions(String text) {
        List<Extractor.Entity> found = extractor.extractMentionedScreennamesWithIndices(text);
        extractor.modifyIndicesFromUTF16ToUnicode(text, found);
        return found.stream()
                .flatMap(entity -> users.find(entity.getValue()).stream()
                        .map(user -> new Mention(entity.getStart(), entity.getEnd(), user)))
                .toList();
    }

    private List<Hashtag> hashtags(String text) {
        List<Extractor.Entity> found = extractor.extractHashtagsWithIndices(text);
        extractor.modifyIndicesFromUTF16ToUnicode(text, found);
        return found.stream()
                .map(entity -> new Hashtag(entity.getStart(), entity.getEnd(), entity.getValue()))
                .toList();
    }

    private static String status(User author, long postId) {
        return "https://x.com/%s/status/%d".formatted(author.username(), postId);
    }
}
