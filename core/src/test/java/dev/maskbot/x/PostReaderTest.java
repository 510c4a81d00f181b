package dev.maskbot.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maskbot.x.Post.AccountMention;
import dev.maskbot.x.Post.Photo;
import dev.maskbot.x.Post.Reference;
import dev.maskbot.x.Post.Relation;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Answers in the shapes that X documents. */
final class PostReaderTest {
    private static final String STREAMED = """
            {"data":{"id":"1784600000000000009","text":"@bot please https://t.co/AbCdEfGhIj","author_id":"9876543210",
               "created_at":"2026-11-20T10:35:00.000Z","conversation_id":"1784600000000000001","lang":"en",
               "edit_history_tweet_ids":["1784600000000000005","1784600000000000009"],"display_text_range":[5,11],
               "possibly_sensitive":true,"reply_settings":"everyone",
               "attachments":{"media_keys":["3_1","16_2","3_3","3_absent"]},
               "referenced_tweets":[{"type":"replied_to","id":"1784600000000000001"},{"type":"new_kind","id":"1"}],
               "entities":{"mentions":[{"start":0,"end":4,"username":"bot","id":"111"}]}},
             "includes":{"media":[
                {"media_key":"3_3","type":"photo","url":"https://pbs.twimg.com/media/C.png","alt_text":"a cat"},
                {"media_key":"16_2","type":"animated_gif","preview_image_url":"https://pbs.twimg.com/x.jpg"},
                {"media_key":"3_1","type":"photo","width":1200,"height":675,"url":"https://pbs.twimg.com/media/A.jpg"}],
               "users":[{"id":"9876543210","username":"catperson"}]},
             "matching_rules":[{"id":"1273026480692322304","tag":"mention-photo"}]}""";

    @Test
    void streamedPost_isReadWhole() {
        assertThat(read(STREAMED))
                .isEqualTo(new Post(
                        new PostId(1784600000000000009L),
                        "9876543210",
                        false,
                        "@bot please https://t.co/AbCdEfGhIj",
                        new PostId(1784600000000000009L).at(),
                        new PostId(1784600000000000001L),
                        "en",
                        true,
                        List.of(new PostId(1784600000000000005L), new PostId(1784600000000000009L)),
                        5,
                        List.of(new AccountMention("111", 0)),
                        List.of(
                                new Reference(Relation.REPLIED_TO, new PostId(1784600000000000001L), Optional.empty()),
                                new Reference(Relation.OTHER, new PostId(1), Optional.empty())),
                        List.of(
                                new Photo(URI.create("https://pbs.twimg.com/media/A.jpg"), ""),
                                new Photo(URI.create("https://pbs.twimg.com/media/C.png"), "a cat"))));
    }

    @Test
    void bothVocabularies_meanTheSame() {
        var renamed = STREAMED.replace("edit_history_tweet_ids", "edit_history_post_ids")
                .replace("referenced_tweets", "referenced_posts");

        assertThat(read(renamed)).isEqualTo(read(STREAMED));
    }

    @Test
    void longPost_isReadFromItsNote() {
        var post = read("""
                {"data":{"id":"1","author_id":"2","created_at":"2026-11-20T10:35:00.000Z","text":"cut…","entities":{},
                  "note_tweet":{"text":"the whole @bot","entities":{"mentions":[{"start":300,"id":"111"}]}}}}""");

        assertThat(post.text()).isEqualTo("the whole @bot");
        assertThat(post.mentions()).containsExactly(new AccountMention("111", 300));
    }

    @Test
    void barePost_hasDefaults() {
        var post = read("{\"data\":{\"id\":\"1\",\"author_id\":\"2\",\"created_at\":\"2026-11-20T10:35:00.000Z\"}}");

        assertThat(post.editHistory()).containsExactly(new PostId(1));
        assertThat(post.conversation()).isEqualTo(new PostId(1));
        assertThat(post.language()).isEqualTo("und");
        assertThat(post.photos()).isEmpty();
    }

    @Test
    void whatIsNoPost_isRefused() {
        for (var json : List.of(
                "{}",
                "{\"data\":{\"id\":\"x\",\"author_id\":\"2\",\"created_at\":\"2026-11-20T10:35:00.000Z\"}}",
                "{\"data\":{\"id\":\"1\",\"created_at\":\"2026-11-20T10:35:00.000Z\"}}")) {
            assertThatThrownBy(() -> read(json)).as(json).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void emptyList_hasNoData() {
        assertThat(page("{\"meta\":{\"result_count\":0}}")).isEqualTo(new PostPage(List.of(), 0, Optional.empty()));
    }

    @Test
    void oddPost_doesNotHideTheOthersOnItsPage() {
        var page = page("""
                {"data":[{"id":"9"},{"id":"7","author_id":"2","created_at":"2026-11-20T10:35:00.000Z"}],
                 "meta":{"newest_id":"9","oldest_id":"7","next_token":"older"}}""");

        assertThat(page.posts()).extracting(Post::id).containsExactly(new PostId(7));
        assertThat(page.unreadable()).isEqualTo(1);
        assertThat(page.next()).contains("older");
    }

    @ParameterizedTest
    @ValueSource(strings = {"referenced_tweets/tweets", "referenced_posts/posts"})
    void postThatIsRepliedTo_comesWithItsPhotosAndItsAuthor(String vocabulary) {
        var words = vocabulary.split("/", 2);
        var post = read("""
                {"data":{"id":"9","author_id":"2","created_at":"2026-11-20T10:35:00.000Z",
                   "%s":[{"type":"replied_to","id":"5"},{"type":"quoted","id":"6"}]},
                 "includes":{"%s":[{"id":"5","author_id":"3","created_at":"2026-11-20T10:30:00.000Z",
                     "attachments":{"media_keys":["3_1"]},"referenced_tweets":[{"type":"quoted","id":"9"}]}],
                   "media":[{"media_key":"3_1","type":"photo","url":"https://pbs.twimg.com/media/A.jpg"},
                     {"media_key":"3_2","type":"photo","url":"https://pbs.twimg.com/a b"}]}}""".formatted(words[0], words[1]));

        assertThat(post.answers(new PostId(5))).isTrue();
        assertThat(post.referenced(Relation.REPLIED_TO)).hasValueSatisfying(parent -> {
            assertThat(parent.author()).isEqualTo("3");
            assertThat(parent.photos()).containsExactly(new Photo(URI.create("https://pbs.twimg.com/media/A.jpg"), ""));
        });
        assertThat(post.referenced(Relation.QUOTED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Bot by @yourcompany, true",
        "I am an automated account managed by Example Inc., true",
        "Automated by @somebody, true",
        "I like bots and robots; no bot, false",
        "'', false"
    })
    void accountIsAutomated_whenItsProfileSaysSo(String profile, boolean automated) {
        var post = read("""
                {"data":{"id":"9","author_id":"2","created_at":"2026-11-20T10:35:00.000Z"},
                 "includes":{"users":[{"id":"2","description":"%s"},{"id":"3","description":"Bot by @x"}]}}""".formatted(profile));

        assertThat(post.automated()).isEqualTo(automated);
    }

    private static PostPage page(String json) {
        return PostReader.page(JsonMapper.shared().readTree(json));
    }

    private static Post read(String json) {
        return PostReader.post(JsonMapper.shared().readTree(json));
    }
}
