package dev.maskbot.processor.matrix;

/**
 * One thing that goes wrong. Immutable.
 *
 * @param when the step is reached so often, 1 for the first time
 * @param howMany times in a row
 */
record Fault(Step step, Kind kind, int when, int howMany) {}
