package dev.maskbot.processor.reply;

import dev.maskbot.x.Problem;

/** X does not do what we ask for, and would not if we asked again. */
public final class RefusedByX extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedByX(Problem problem) {
        super("HTTP %d, %s: %s".formatted(problem.status(), problem.kind(), problem.detail()));
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
