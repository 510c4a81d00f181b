package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.x.PostText.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Grows the text of a post, in which every link is one of t.co; offsets count code points. For one thread. */
final class TextBuilder {
    // A t.co link has 23 characters: "https://t.co/" and ten more.
    private static final int SLUG = 10;
    private static final int DISPLAYED_URL = 27;

    private final long postId;
    private final StringBuilder text = new StringBuilder();
    private final List<Link> links = new ArrayList<>();
    private int slugs;

    TextBuilder(long postId) {
        this.postId = postId;
    }

    int length() {
        return text.codePointCount(0, text.length());
    }

    List<Link> links() {
        return List.copyOf(links);
    }

    void append(CharSequence words) {
        text.append(words);
    }

    /** A link in the words. */
    void appendLink(String target) {
        String slug = slug();
        links.add(append(slug, target, abbreviate(target.substring(target.indexOf("://") + 3))));
    }

    /** A link that X adds behind the words. */
    void addLink(String target) {
        blank();
        appendLink(target);
    }

    /** One link for all photos, which X lists once for each. */
    void addPhotos(List<Photo> photos, String target) {
        if (photos.isEmpty()) {
            return;
        }
        blank();
        String slug = slug();
        Link link = append(slug, target, "pic.x.com/" + slug);
        photos.forEach(photo -> links.add(new Link(
                link.start(),
                link.end(),
                link.url(),
                link.expandedUrl(),
                link.displayUrl(),
                Optional.of(photo.mediaKey()))));
    }

    /** Forgets what stands behind, and the links that do not end before. */
    void cut(int length) {
        text.setLength(text.offsetByCodePoints(0, length));
        links.removeIf(link -> link.end() > length);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void blank() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    private Link append(String slug, String expanded, String displayed) {
        int start = length();
        String url = "https://t.co/" + slug;
        text.append(url);
        return new Link(start, length(), url, expanded, displayed, Optional.empty());
    }

    private String slug() {
        String id = Long.toString(postId, Character.MAX_RADIX);
        return id.substring(id.length() - (SLUG - 1)) + Character.forDigit(slugs++, Character.MAX_RADIX);
    }

    private static String abbreviate(String url) {
        return url.length() <= DISPLAYED_URL ? url : url.substring(0, DISPLAYED_URL - 1) + "…";
    }
}
