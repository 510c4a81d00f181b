package dev.maskbot.processor.reply;

import dev.maskbot.processor.outage.SickSystem;
import dev.maskbot.x.Problem;
import dev.maskbot.x.XResult;
import dev.maskbot.x.XResult.Ok;
import dev.maskbot.x.XResult.RateLimited;
import dev.maskbot.x.XResult.Rejected;
import dev.maskbot.x.XResult.Unauthorized;
import dev.maskbot.x.XResult.Unavailable;
import dev.maskbot.x.XResult.Unknown;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Tells X's troubles from ours with one mention, for calls that may be repeated. */
record Triage(InstantSource clock, RandomGenerator random) {
    /** What was asked for. */
    <T> T value(XResult<T> result) throws SickSystem, RefusedByX {
        return switch (result) {
            case Ok<T>(var value) -> value;
            case RateLimited<T> limited -> throw limited(limited);
            case Unauthorized<T>(var problem) -> throw unauthorized(problem);
            case Unavailable<T>(var why) -> throw new SickSystem("X: " + why);
            case Unknown<T>(var why) -> throw new SickSystem("X: " + why);
            case Rejected<T>(var problem) -> throw refused(problem);
        };
    }

    SickSystem limited(RateLimited<?> limited) {
        return new SickSystem("X's rate limit", limited.pause(clock.instant(), random));
    }

    static SickSystem unauthorized(Problem problem) {
        return new SickSystem("X refuses our keys: " + problem.detail());
    }

    /** Without credits X does nothing for anybody. */
    static RefusedByX refused(Problem problem) throws SickSystem {
        if (problem.kind() == Problem.Kind.CREDITS_DEPLETED) {
            throw new SickSystem("X wants credits: " + problem.detail());
        }
        return new RefusedByX(problem);
    }
}
