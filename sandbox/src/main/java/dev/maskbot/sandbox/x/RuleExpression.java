package dev.maskbot.sandbox.x;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a rule says of a post. Names, tags and words are compared without case. Immutable. */
sealed interface RuleExpression {
    record And(List<RuleExpression> terms) implements RuleExpression {
        public And {
            terms = List.copyOf(terms);
        }
    }

    record Or(List<RuleExpression> alternatives) implements RuleExpression {
        public Or {
            alternatives = List.copyOf(alternatives);
        }
    }

    record Not(RuleExpression term) implements RuleExpression {}

    /** One or more words that stand in the text side by side. */
    record Phrase(Pattern words) implements RuleExpression {}

    record Mentions(String username) implements RuleExpression {}

    /** By username or numeric id. */
    record From(String user) implements RuleExpression {}

    /** A reply to an account, by username or numeric id. */
    record To(String user) implements RuleExpression {}

    record Tagged(String hashtag) implements RuleExpression {}

    record InConversation(long id) implements RuleExpression {}

    record HasPhotos() implements RuleExpression {}

    /** Photos, videos or animated GIFs. */
    record HasMedia() implements RuleExpression {}

    record Refers(Reference.Kind kind) implements RuleExpression {}

    record InLanguage(String tag) implements RuleExpression {}

    /** X looks for words, tags and mentions in the quoted post too: a trap for whoever trusts the rule. */
    default boolean matches(Post post, Optional<Post> quoted) {
        return switch (this) {
            case And(var terms) -> terms.stream().allMatch(term -> term.matches(post, quoted));
            case Or(var alternatives) -> alternatives.stream().anyMatch(term -> term.matches(post, quoted));
            case Not(var term) -> !term.matches(post, quoted);
            case Phrase(var words) ->
                texts(post, quoted).anyMatch(text -> words.matcher(text.full()).find());
            case Mentions(var username) ->
                texts(post, quoted)
                        .flatMap(text -> text.mentions().stream())
                        .anyMatch(mention -> mention.user().isNamed(username));
            case From(var user) -> isUser(post.author(), user);
            case To(var user) ->
                post.inReplyTo().filter(replied -> isUser(replied, user)).isPresent();
            case Tagged(var hashtag) ->
                texts(post, quoted)
                        .flatMap(text -> text.hashtags().stream())
                        .anyMatch(found -> found.tag().equalsIgnoreCase(hashtag));
            case InConversation(var id) -> post.conversationId() == id;
            case HasPhotos() -> post.photos().stream().anyMatch(photo -> photo.kind() == MediaKind.PHOTO);
            case HasMedia() -> !post.photos().isEmpty();
            case Refers(var kind) -> post.refersBy(kind);
            case InLanguage(var tag) -> post.language().equalsIgnoreCase(tag);
        };
    }

    /** Whether X takes this as a rule of its own: something positive that is not too broad in every alternative. */
    default boolean standsAlone() {
        return switch (this) {
            case And(var terms) -> terms.stream().anyMatch(RuleExpression::standsAlone);
            case Or(var alternatives) -> alternatives.stream().allMatch(RuleExpression::standsAlone);
            case Phrase _, Mentions _, From _, To _, Tagged _, InConversation _ -> true;
            case Not _, HasPhotos _, HasMedia _, Refers _, InLanguage _ -> false;
        };
    }

    private static Stream<PostText> texts(Post post, Optional<Post> quoted) {
        return Stream.concat(Stream.of(post), quoted.stream()).map(Post::complete);
    }

    private static boolean isUser(User user, String nameOrId) {
        return user.isNamed(nameOrId) || Long.toString(user.id()).equals(nameOrId);
    }
}
