package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleExpressionTest {
    private final VirtualClock clock = new VirtualClock();
    private final SnowflakeIds ids = new SnowflakeIds(clock);
    private final User bot = new User(111, "maskbot", "Maskbot");
    private final Users users = new Users(ids, bot);
    private final Publisher publisher = new Publisher(
            ids,
            clock,
            new TextComposer(users),
            new Posts(),
            new Rules(ids, clock, new Faults(clock)),
            new FilteredStream(ids, clock, new Faults(clock)),
            new Audience(new Posts()),
            new Events());
    private final User alice = users.findOrCreate("alice");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | @maskbot has:images -is:retweet -from:maskbot
            true  | @MASKBOT has:media
            true  | from:ALICE
            true  | from:alice -is:quote
            true  | #Party
            true  | please
            true  | PLEASE
            true  | "the party, please"
            true  | "party please"
            true  | dog OR please
            true  | please (dog OR party)
            true  | please lang:en
            true  | dog OR party please
            false | @maskbot -has:images
            false | @mask has:images
            false | from:maskbot
            false | to:alice
            false | #part
            false | pleas
            false | "please party"
            false | please dog
            false | please is:reply
            false | please is:retweet
            false | please is:quote
            false | please lang:de
            false | dog OR party -please
            false | conversation_id:1
            """)
    void postWithPhoto_matches(boolean expected, String rule) throws RuleSyntaxException {
        Post post = publish(alice, "@maskbot a mask for the #party please", Optional.empty(), jpeg());

        assertThat(RuleParser.parse(rule).matches(post, Optional.empty())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | @maskbot is:reply -has:images -is:retweet -from:maskbot
            true  | to:alice
            true  | @alice
            true  | conversation_id:PARENT
            false | @maskbot has:images
            false | to:bob
            """)
    void replyWithoutPhoto_matches(boolean expected, String rule) throws RuleSyntaxException {
        Post parent = publish(alice, "me", Optional.empty(), jpeg());
        Post reply = publish(users.findOrCreate("bob"), "@maskbot do it", Optional.of(parent), List.of());

        assertThat(RuleParser.parse(rule.replace("PARENT", Long.toString(parent.id())))
                        .matches(reply, Optional.empty()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"QUOTED,is:quote", "RETWEETED,is:retweet", "REPLIED_TO,is:reply"})
    void reference_matchesItsKindAlone(Reference.Kind kind, String rule) throws RuleSyntaxException {
        Post plain = publish(alice, "cat", Optional.empty(), List.of());
        Post referring = new Post(
                plain.id(),
                alice,
                plain.createdAt(),
                plain.typed(),
                plain.text(),
                Optional.empty(),
                List.of(),
                List.of(new Reference(kind, 1)),
                Optional.empty(),
                plain.conversationId(),
                plain.language(),
                false,
                false,
                List.of(plain.id()));

        assertThat(RuleParser.parse("cat " + rule).matches(referring, Optional.empty()))
                .isTrue();
        assertThat(RuleParser.parse("cat " + rule).matches(plain, Optional.empty()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"good morning,en", "доброе утро,ru", "おはよう,ja", "@maskbot #cat,zxx", "123,zxx"})
    void script_tellsTheLanguage(String text, String language) throws RuleSyntaxException {
        Post post = publish(alice, text, Optional.empty(), List.of());

        assertThat(RuleParser.parse("from:alice lang:" + language).matches(post, Optional.empty()))
                .isTrue();
    }

    private Post publish(User author, String text, Optional<Post> parent, List<Photo> photos) {
        return publisher.publish(new Submission(author, text, photos, parent));
    }

    private List<Photo> jpeg() {
        return List.of(new Photo(ids.next(), ImageFile.of(TestImages.jpeg(20, 10)), ""));
    }
}
