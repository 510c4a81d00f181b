package dev.maskbot.sandbox.x;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which fields and expansions a call asks for. X's own names are all accepted; a field of which the local X knows no
 * value is left out of the answer, as X leaves out nulls. Kept in the vocabulary of tweets. Immutable.
 */
record FieldSelection(
        Vocabulary vocabulary, Set<String> post, Set<String> expansions, Set<String> media, Set<String> user) {
    static final List<String> STREAM_PARAMETERS = List.of("tweet.fields", "expansions", "media.fields", "user.fields");
    static final List<String> READ_PARAMETERS =
            List.of("tweet.fields", "post.fields", "expansions", "media.fields", "user.fields");

    // The four enums are those of X's OpenAPI document 2.167.
    private static final List<String> POST = names("""
            article attachments author_id card_uri community_id context_annotations conversation_id created_at
            display_text_range edit_controls edit_history_tweet_ids entities geo id in_reply_to_user_id lang
            media_metadata non_public_metrics note_tweet organic_metrics possibly_sensitive promoted_metrics
            public_metrics referenced_tweets reply_settings scopes source suggested_source_links text withheld""");
    private static final List<String> EXPANSIONS = names("""
            article.cover_media article.media_entities attachments.media_keys attachments.media_source_tweet
            attachments.poll_ids author_id edit_history_tweet_ids entities.mentions.username geo.place_id
            in_reply_to_user_id entities.note.mentions.username referenced_tweets.id
            referenced_tweets.id.attachments.media_keys referenced_tweets.id.author_id""");
    private static final List<String> MEDIA = names("""
            alt_text duration_ms height media_key non_public_metrics organic_metrics preview_image_url
            promoted_metrics public_metrics type url variants width""");
    private static final List<String> USER = names("""
            affiliation confirmed_email connection_status created_at description entities id is_identity_verified
            location most_recent_tweet_id name parody pinned_tweet_id profile_banner_url profile_image_url protected
            public_metrics receives_your_dm subscription subscription_type url username verified
            verified_followers_count verified_type withheld""");

    /** Of the stream, which knows one vocabulary. */
    static FieldSelection ofStream(QueryParameters query) {
        return new FieldSelection(
                Vocabulary.TWEET,
                query.list("tweet.fields", POST),
                query.list("expansions", EXPANSIONS),
                query.list("media.fields", MEDIA),
                query.list("user.fields", USER));
    }

    /** Of a read, which answers in the vocabulary in which it is asked for fields of posts. */
    static FieldSelection ofRead(QueryParameters query) {
        Vocabulary vocabulary = query.text("post.fields").isPresent() ? Vocabulary.POST : Vocabulary.TWEET;
        Set<String> post = new HashSet<>(vocabulary.read(query, "tweet.fields", POST));
        post.addAll(vocabulary.read(query, "post.fields", POST));
        return new FieldSelection(
                vocabulary,
                post,
                vocabulary.read(query, "expansions", EXPANSIONS),
                query.list("media.fields", MEDIA),
                query.list("user.fields", USER));
    }

    /** A name of the old vocabulary in that of the answer. */
    String spell(String name) {
        return vocabulary.spell(name);
    }

    /** A field is there when it is asked for, or when an expansion starts from it. */
    boolean hasPostField(String field) {
        return post.contains(field)
                || expansions.stream().anyMatch(path -> path.equals(field) || path.startsWith(field + "."));
    }

    boolean expands(String path) {
        return expansions.contains(path);
    }

    private static List<String> names(String words) {
        return Stream.of(words.strip().split("\\s+")).toList();
    }
}
