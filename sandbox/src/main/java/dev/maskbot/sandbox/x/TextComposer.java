package dev.maskbot.sandbox.x;

import com.twitter.twittertext.Extractor;
import dev.maskbot.sandbox.x.PostText.Hashtag;
import dev.maskbot.sandbox.x.PostText.Link;
import dev.maskbot.sandbox.x.PostText.Mention;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns typed words into a post's text as X does: a reply inherits the handles of its parent in front, every URL
 * becomes a t.co link, a quoted post and photos add one more each at the end. Thread-safe.
 */
final class TextComposer {
    // A t.co link has 23 characters: "https://t.co/" and ten more.
    private static final int SLUG = 10;
    private static final int DISPLAYED_URL = 27;

    private final Extractor extractor = new Extractor();
    private final Users users;

    TextComposer(Users users) {
        this.users = users;
    }

    PostText compose(long postId, Submission submission) {
        StringBuilder full = new StringBuilder();
        inherited(submission)
                .forEach(user -> full.append('@').append(user.username()).append(' '));
        int displayStart = length(full);
        List<Link> links = new ArrayList<>();
        appendWords(full, links, postId, submission.typed());
        int displayEnd = length(full);
        submission.quoted().ifPresent(quoted -> {
            blank(full);
            links.add(append(full, slug(postId, links.size()), status(quoted.author(), quoted.id())));
        });
        appendPhotos(full, links, postId, submission);
        String text = full.toString();
        return new PostText(text, displayStart, displayEnd, mentions(text), hashtags(text), links);
    }

    private static Set<User> inherited(Submission submission) {
        Set<User> handles = new LinkedHashSet<>();
        submission.parent().ifPresent(parent -> {
            handles.add(parent.author());
            parent.text().mentions().forEach(mention -> handles.add(mention.user()));
        });
        handles.remove(submission.author());
        return handles;
    }

    private void appendWords(StringBuilder full, List<Link> links, long postId, String typed) {
        int done = 0;
        for (Extractor.Entity url : extractor.extractURLsWithIndices(typed)) {
            full.append(typed, done, url.getStart());
            String target = url.getValue().contains("://") ? url.getValue() : "http://" + url.getValue();
            links.add(append(full, slug(postId, links.size()), target));
            done = url.getEnd();
        }
        full.append(typed, done, typed.length());
    }

    private static void appendPhotos(StringBuilder full, List<Link> links, long postId, Submission submission) {
        if (submission.photos().isEmpty()) {
            return;
        }
        blank(full);
        String slug = slug(postId, links.size());
        String target = status(submission.author(), postId) + "/photo/1";
        Link link = append(full, slug, target, "pic.x.com/" + slug);
        // All photos share one link, which X lists once for each.
        submission
                .photos()
                .forEach(photo -> links.add(new Link(
                        link.start(),
                        link.end(),
                        link.url(),
                        link.expandedUrl(),
                        link.displayUrl(),
                        Optional.of(photo.mediaKey()))));
    }

    private static void blank(StringBuilder full) {
        if (!full.isEmpty() && full.charAt(full.length() - 1) != ' ') {
            full.append(' ');
        }
    }

    private static String status(User author, long postId) {
        return "https://x.com/%s/status/%d".formatted(author.username(), postId);
    }

    private static Link append(StringBuilder full, String slug, String expanded) {
        return append(full, slug, expanded, abbreviate(expanded.substring(expanded.indexOf("://") + 3)));
    }

    private static Link append(StringBuilder full, String slug, String expanded, String displayed) {
        int start = length(full);
        String url = "https://t.co/" + slug;
        full.append(url);
        return new Link(start, length(full), url, expanded, displayed, Optional.empty());
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

    private static String slug(long postId, int index) {
        String id = Long.toString(postId, Character.MAX_RADIX);
        return id.substring(id.length() - (SLUG - 1)) + Character.forDigit(index, Character.MAX_RADIX);
    }

    private static String abbreviate(String url) {
        return url.length() <= DISPLAYED_URL ? url : url.substring(0, DISPLAYED_URL - 1) + "…";
    }

    private static int length(StringBuilder text) {
        return text.codePointCount(0, text.length());
    }
}
