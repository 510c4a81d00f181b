package dev.maskbot.processor.matrix;

/**
 * One thing that goes wrong. Immutable.
 *
 * @param when the step is reached so often, 1 for the first time
 * @param howMany times in a row
 * @param seed of everything else that is left to chance in the case
 */
record Fault(Step step, Kind kind, int when, int howMany, long seed) {}
