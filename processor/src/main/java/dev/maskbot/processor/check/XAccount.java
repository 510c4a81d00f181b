package dev.maskbot.processor.check;

import dev.maskbot.processor.check.Finding.Failed;
import dev.maskbot.processor.check.Finding.Ok;
import dev.maskbot.x.Account;
import dev.maskbot.x.XClient;
import dev.maskbot.x.XResult;
import dev.maskbot.x.XResult.RateLimited;
import dev.maskbot.x.XResult.Rejected;
import dev.maskbot.x.XResult.Unauthorized;
import dev.maskbot.x.XResult.Unavailable;
import dev.maskbot.x.XResult.Unknown;

/** The bot's account at X, and the keys to it. */
public record XAccount(XClient x) implements Component {
    @Override
    public String name() {
        return "x.account";
    }

    @Override
    public Finding check() {
        return switch (x.me()) {
            case XResult.Ok<Account>(var account) -> new Ok("@%s (%s)".formatted(account.username(), account.id()));
            case Unauthorized<Account>(var problem) ->
                new Failed(
                        "X refuses the keys: " + problem.detail(),
                        "renew the parameters below /maskbot/<stack>/x; the clock must be right, too");
            case Rejected<Account>(var problem) ->
                new Failed(
                        "X refuses: HTTP %d %s".formatted(problem.status(), problem.detail()),
                        "look at the app's permissions and credits in X's console");
            case RateLimited<Account>(var until) -> new Failed("X's rate limit", "check again after " + until);
            case Unavailable<Account>(var why) -> unavailable(why);
            case Unknown<Account>(var why) -> unavailable(why);
        };
    }

    private static Failed unavailable(String why) {
        return new Failed("X does not answer: " + why, "look at MASKBOT_X_API_URL and the way to the internet");
    }
}
