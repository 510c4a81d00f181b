package dev.maskbot.x;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as X sent them to people. */
final class ProblemTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    402 | CREDITS_DEPLETED   | Your enrolled account [1] does not have any credits to fulfill this request.
                    403 | CREDITS_DEPLETED   | Monthly spend cap reached for this account.
                    403 | DUPLICATE          | You are not allowed to create a Tweet with duplicate content.
                    403 | DUPLICATE          | You are not allowed to create a Post with duplicate content.
                    403 | NOT_SUMMONED       | Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.
                    403 | NOT_VISIBLE        | You attempted to reply to a Tweet that is deleted or not visible to you.
                    403 | REPLIES_RESTRICTED | The original Tweet author restricted who can reply to this Tweet.
                    403 | NOT_PERMITTED      | You are not permitted to perform this action.
                    404 | NOT_VISIBLE        | Could not find user with id: [1].
                    400 | MEDIA_INVALID      | Your media IDs are invalid.
                    400 | OTHER              | One or more parameters to your request was invalid.
                    """)
    void detail_saysWhatItIs(int status, Problem.Kind kind, String detail) {
        var body = "{\"title\":\"Forbidden\",\"detail\":\"%s\",\"type\":\"about:blank\",\"status\":%d}"
                .formatted(detail, status);

        assertThat(Problem.of(status, body).kind()).isEqualTo(kind);
    }

    @Test
    void problemInsideErrors_isFound() {
        assertThat(Problem.of(403, "{\"errors\":[{\"title\":\"Forbidden\",\"detail\":\"duplicate content\"}]}")
                        .kind())
                .isEqualTo(Problem.Kind.DUPLICATE);
        assertThat(Problem.of(429, "{\"errors\":[{\"code\":88,\"message\":\"Rate limit exceeded\"}]}")
                        .detail())
                .isEqualTo("Rate limit exceeded");
    }

    @Test
    void invalidRequest_keepsItsOwnTitle_andSaysWhatIsInvalid() {
        var body =
                "{\"errors\":[{\"message\":\"Your media IDs are invalid.\"}],\"title\":\"Invalid Request\",\"detail\":\"d\"}";

        assertThat(Problem.of(400, body).title()).isEqualTo("Invalid Request");
        assertThat(Problem.of(400, body).kind()).isEqualTo(Problem.Kind.MEDIA_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Bad gateway</html>", "null", "[]", "{", "7"})
    void bodyWithoutAProblem_isAProblemWithoutWords(String body) {
        assertThat(Problem.of(400, body)).isEqualTo(new Problem(400, Problem.Kind.OTHER, "", ""));
    }
}
