package dev.maskbot.sandbox.x;

/** Says why a rule is not one X would take; the message is X's {@code details}. */
final class RuleSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    RuleSyntaxException(String detail) {
        super(detail);
    }
}
