package dev.maskbot.sandbox.x;

/** Who makes a call: the app itself (bearer token) or an account that has authorised it (OAuth 1.0a or 2.0). Immutable. */
sealed interface Caller {
    record App() implements Caller {}

    record Account(User user) implements Caller {}

    /** The account; only for operations that accept no other caller. */
    default User user() {
        return switch (this) {
            case Account(var user) -> user;
            case App _ -> throw new IllegalStateException("an app has no account");
        };
    }
}
