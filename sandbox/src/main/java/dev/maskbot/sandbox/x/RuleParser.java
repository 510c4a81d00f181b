package dev.maskbot.sandbox.x;

import dev.maskbot.sandbox.x.RuleExpression.And;
import dev.maskbot.sandbox.x.RuleExpression.From;
import dev.maskbot.sandbox.x.RuleExpression.HasMedia;
import dev.maskbot.sandbox.x.RuleExpression.HasPhotos;
import dev.maskbot.sandbox.x.RuleExpression.InConversation;
import dev.maskbot.sandbox.x.RuleExpression.InLanguage;
import dev.maskbot.sandbox.x.RuleExpression.Mentions;
import dev.maskbot.sandbox.x.RuleExpression.Not;
import dev.maskbot.sandbox.x.RuleExpression.Or;
import dev.maskbot.sandbox.x.RuleExpression.Phrase;
import dev.maskbot.sandbox.x.RuleExpression.Refers;
import dev.maskbot.sandbox.x.RuleExpression.Tagged;
import dev.maskbot.sandbox.x.RuleExpression.To;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a rule of the filtered stream by recursive descent:
 *
 * <pre>
 * or   = and { "OR" and }
 * and  = term { term }
 * term = "(" or ")" | [ "-" ] atom
 * atom = quoted phrase | word | "@" user | "#" tag | operator ":" value
 * </pre>
 *
 * Operators of X that are not listed in {@link #operator} are refused. One parser reads one rule.
 */
final class RuleParser {
    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}_]";
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_]+");

    private final RuleScanner in;

    private RuleParser(RuleScanner in) {
        this.in = in;
    }

    static RuleExpression parse(String rule) throws RuleSyntaxException {
        RuleScanner in = new RuleScanner(rule);
        RuleExpression expression = new RuleParser(in).or();
        if (!in.atEnd()) {
            throw in.error("Unbalanced parenthesis");
        }
        if (!expression.standsAlone()) {
            throw new RuleSyntaxException("Rules must contain at least one positive, non-stopword clause");
        }
        return expression;
    }

    private RuleExpression or() throws RuleSyntaxException {
        List<RuleExpression> alternatives = new ArrayList<>();
        do {
            alternatives.add(and());
        } while (in.consumeOr());
        return alternatives.size() == 1 ? alternatives.getFirst() : new Or(alternatives);
    }

    private RuleExpression and() throws RuleSyntaxException {
        List<RuleExpression> terms = new ArrayList<>();
        do {
            terms.add(term());
        } while (!atEndOfClause());
        return terms.size() == 1 ? terms.getFirst() : new And(terms);
    }

    private RuleExpression term() throws RuleSyntaxException {
        if (atEndOfClause()) {
            throw in.error("Missing clause");
        }
        if (in.consume('(')) {
            RuleExpression group = or();
            if (!in.consume(')')) {
                throw in.error("Unbalanced parenthesis");
            }
            return group;
        }
        if (in.consume('-')) {
            if (in.at('(')) {
                throw in.error("Negation of a group is not supported");
            }
            return new Not(atom());
        }
        return atom();
    }

    private RuleExpression atom() throws RuleSyntaxException {
        if (in.consume('"')) {
            return phrase(in.quoted());
        }
        String word = in.word();
        int colon = word.indexOf(':');
        return switch (word.charAt(0)) {
            case '@' -> new Mentions(in.required(word.substring(1)));
            case '#' -> new Tagged(in.required(word.substring(1)));
            case '$' -> throw unknown("$");
            default ->
                colon < 0
                        ? keyword(word)
                        : operator(
                                word.substring(0, colon).toLowerCase(Locale.ROOT),
                                in.required(word.substring(colon + 1)));
        };
    }

    private RuleExpression operator(String name, String value) throws RuleSyntaxException {
        return switch (name) {
            case "from" -> new From(value);
            case "to" -> new To(value);
            case "lang" -> new InLanguage(value);
            case "conversation_id" -> conversation(value);
            case "has", "is" -> trait(name + ":" + value.toLowerCase(Locale.ROOT));
            default -> throw unknown(name);
        };
    }

    private RuleExpression trait(String trait) throws RuleSyntaxException {
        return switch (trait) {
            case "has:images" -> new HasPhotos();
            case "has:media" -> new HasMedia();
            case "is:reply" -> new Refers(Reference.Kind.REPLIED_TO);
            case "is:quote" -> new Refers(Reference.Kind.QUOTED);
            case "is:retweet" -> new Refers(Reference.Kind.RETWEETED);
            default -> throw unknown(trait);
        };
    }

    private RuleExpression conversation(String id) throws RuleSyntaxException {
        try {
            return new InConversation(Long.parseLong(id));
        } catch (NumberFormatException _) {
            throw in.error("Invalid value for conversation_id");
        }
    }

    private RuleExpression keyword(String word) throws RuleSyntaxException {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("and") || lower.equals("or")) {
            throw in.error("Ambiguous use of " + lower + " as a keyword");
        }
        return phrase(word);
    }

    private RuleExpression phrase(String text) throws RuleSyntaxException {
        String words = GAP.splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining(GAP.pattern()));
        if (words.isEmpty()) {
            throw in.error("Rules must contain at least one positive, non-stopword clause");
        }
        return new Phrase(Pattern.compile(
                "(?<!" + LETTER + ")" + words + "(?!" + LETTER + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    private boolean atEndOfClause() {
        return in.atEnd() || in.at(')') || in.atOr();
    }

    private RuleSyntaxException unknown(String operator) {
        return in.error("Reference to invalid operator '" + operator + "'");
    }
}
