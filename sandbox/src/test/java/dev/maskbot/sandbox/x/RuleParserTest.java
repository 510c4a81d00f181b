package dev.maskbot.sandbox.x;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@maskbot has:images -is:retweet -from:maskbot",
                "@maskbot is:reply -has:images -is:retweet -from:maskbot",
                "(cat OR \"good dog\") lang:en",
                "((cat))",
                "from:111",
                "to:maskbot OR #mask",
                "conversation_id:1784600000000000001",
                "  -has:media   cat  ",
                "cat OR(dog has:images)",
                "orchid"
            })
    void ruleOfX_isTaken(String rule) {
        assertThatCode(() -> RuleParser.parse(rule)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            has:images                  | positive, non-stopword clause
            is:reply -has:images        | positive, non-stopword clause
            -cat                        | positive, non-stopword clause
            cat OR has:images           | positive, non-stopword clause
            cat OR -dog                 | positive, non-stopword clause
            !!!                         | positive, non-stopword clause
            (cat                        | Unbalanced parenthesis
            cat)                        | Unbalanced parenthesis
            "cat                        | Unbalanced quotes
            ()                          | Missing clause
            cat OR                      | Missing clause
            OR cat                      | Missing clause
            from:                       | Missing value
            @                           | Missing value
            cat -                       | Missing value
            cat -(dog bird)             | Negation of a group
            cat AND dog                 | Ambiguous use of and
            cat or dog                  | Ambiguous use of or
            conversation_id:x           | Invalid value for conversation_id
            cat has:wings               | invalid operator 'has:wings'
            cat near:here               | invalid operator 'near'
            $TSLA                       | invalid operator '$'
            """)
    void otherText_isRefusedWithTheReason(String rule, String reason) {
        assertThatThrownBy(() -> RuleParser.parse(rule))
                .isInstanceOf(RuleSyntaxException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void nothing_isRefused(String rule) {
        assertThatThrownBy(() -> RuleParser.parse(rule)).hasMessageContaining("Missing clause");
    }
}
