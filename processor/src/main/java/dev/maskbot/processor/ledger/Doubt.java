package dev.maskbot.processor.ledger;

import java.time.Instant;

/**
 * A reply that X may have and may not. Immutable.
 *
 * @param since when it was about to be sent
 * @param sends how often it has been sent so far, as far as anybody can know
 */
public record Doubt(Prepared reply, Instant since, int sends) {}
