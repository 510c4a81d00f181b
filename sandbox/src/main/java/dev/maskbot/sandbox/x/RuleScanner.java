package dev.maskbot.sandbox.x;

/** Walks through the text of a rule; blanks between tokens are skipped. Not thread-safe. */
final class RuleScanner {
    private static final String OR = "OR";

    private final String rule;
    private int position;

    RuleScanner(String rule) {
        this.rule = rule;
    }

    boolean atEnd() {
        while (position < rule.length() && Character.isWhitespace(rule.charAt(position))) {
            position++;
        }
        return position == rule.length();
    }

    boolean at(char wanted) {
        return !atEnd() && rule.charAt(position) == wanted;
    }

    /** A word that only begins with OR is none. */
    boolean atOr() {
        return !atEnd() && rule.startsWith(OR, position) && endsWord(position + OR.length());
    }

    boolean consume(char wanted) {
        boolean found = at(wanted);
        if (found) {
            position++;
        }
        return found;
    }

    boolean consumeOr() {
        boolean found = atOr();
        if (found) {
            position += OR.length();
        }
        return found;
    }

    /** What stands before the closing quote. */
    String quoted() throws RuleSyntaxException {
        int end = rule.indexOf('"', position);
        if (end < 0) {
            throw error("Unbalanced quotes");
        }
        String phrase = rule.substring(position, end);
        position = end + 1;
        return phrase;
    }

    /** What stands before the next blank, parenthesis or quote; nothing is an error. */
    String word() throws RuleSyntaxException {
        int start = position;
        while (!endsWord(position)) {
            position++;
        }
        return required(rule.substring(start, position));
    }

    String required(String value) throws RuleSyntaxException {
        if (value.isEmpty()) {
            throw error("Missing value");
        }
        return value;
    }

    RuleSyntaxException error(String message) {
        return new RuleSyntaxException(message + " (at position " + (position + 1) + ")");
    }

    private boolean endsWord(int index) {
        return index == rule.length()
                || Character.isWhitespace(rule.charAt(index))
                || "()\"".indexOf(rule.charAt(index)) >= 0;
    }
}
