package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import twitter4j.HttpClient;
import twitter4j.HttpClientFactory;
import twitter4j.HttpParameter;
import twitter4j.JSONObject;
import twitter4j.Twitter;
import twitter4j.TwitterException;
import twitter4j.TwitterFactory;
import twitter4j.conf.Configuration;
import twitter4j.conf.ConfigurationBuilder;

/** A real client, whose signatures and multipart bodies are not ours. */
class Twitter4jTest {
    private final LocalX x =
            LocalX.start(LocalXSettings.of(XClient.CREDENTIALS, TestX.BOT).withClock(InstantSource.system()));

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void signedReading_isAccepted() throws Exception {
        JSONObject me = new Client(XClient.CREDENTIALS.accessTokenSecret())
                .get("/2/users/me", new HttpParameter("user.fields", "id,username"));

        assertThat(me.getJSONObject("data").getString("username")).isEqualTo("maskbot");
    }

    @Test
    void uploadAndReply_areAccepted() throws Exception {
        Post mention = x.post(x.findOrCreateUser("alice"), "@maskbot please", List.of(), Optional.empty());
        Client client = new Client(XClient.CREDENTIALS.accessTokenSecret());

        String mediaId = client.post(
                        "/2/media/upload",
                        new HttpParameter("media", "x.jpg", new ByteArrayInputStream(TestImages.jpeg(640, 480))),
                        new HttpParameter("media_category", "tweet_image"))
                .getJSONObject("data")
                .getString("id");
        client.post("/2/tweets", new HttpParameter(new JSONObject("""
                {"text":"Hier, bitte – 😀","media":{"media_ids":["%s"]},"reply":{"in_reply_to_tweet_id":"%d"}}""".formatted(mediaId, mention.id()))));

        assertThat(x.replies(mention)).singleElement().satisfies(reply -> {
            assertThat(reply.text().display()).isEqualTo("Hier, bitte – 😀");
            assertThat(reply.photos())
                    .singleElement()
                    .satisfies(photo -> assertThat(photo.image().width()).isEqualTo(640));
        });
    }

    @Test
    void wrongSecret_isRefused() {
        TwitterException refused =
                catchThrowableOfType(TwitterException.class, () -> new Client("another secret").get("/2/users/me"));

        assertThat(refused.getStatusCode()).isEqualTo(401);
    }

    private final class Client {
        private final Twitter twitter;
        private final HttpClient http;

        Client(String accessTokenSecret) {
            Configuration conf = new ConfigurationBuilder()
                    .setOAuthConsumerKey(XClient.CREDENTIALS.consumerKey())
                    .setOAuthConsumerSecret(XClient.CREDENTIALS.consumerSecret())
                    .setOAuthAccessToken(XClient.CREDENTIALS.accessToken())
                    .setOAuthAccessTokenSecret(accessTokenSecret)
                    .build();
            twitter = new TwitterFactory(conf).getInstance();
            http = HttpClientFactory.getInstance(conf.getHttpClientConfiguration());
        }

        JSONObject get(String path, HttpParameter... query) throws TwitterException {
            return http.get(x.url() + path, query, twitter.getAuthorization(), null)
                    .asJSONObject();
        }

        JSONObject post(String path, HttpParameter... body) throws TwitterException {
            return http.post(x.url() + path, body, twitter.getAuthorization(), null)
                    .asJSONObject();
        }
    }
}
