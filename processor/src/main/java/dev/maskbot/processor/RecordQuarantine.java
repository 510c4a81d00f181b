package dev.maskbot.processor;

import dev.maskbot.processor.ledger.ClaimLost;
import dev.maskbot.processor.ledger.MalformedRecord;
import dev.maskbot.processor.ledger.MalformedRecords;
import dev.maskbot.processor.ledger.Outcome;
import dev.maskbot.processor.ledger.Outcome.Abandoned;
import dev.maskbot.processor.ledger.Outcome.Quarantined;
import dev.maskbot.processor.ledger.Outcome.Reason;
import dev.maskbot.processor.outage.Outages;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What happens to a record that is no mention: it is written down for a person to look at, and passed, whatever the
 * ledger thinks of it. Only a ledger that takes nothing is waited for. Safe for use by several threads.
 */
record RecordQuarantine(MalformedRecords ledger, Outages outages, MeterRegistry meters) {
    private static final Logger log = LoggerFactory.getLogger(RecordQuarantine.class);

    Outcome take(MalformedRecord record) {
        try {
            if (outages.patience().outlast(() -> ledger.add(record))) {
                count(record);
            }
        } catch (SdkException e) { // about this record alone
            count(record);
            log.atError().addKeyValue("record", record.id()).setCause(e).log("record.not_kept");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Abandoned();
        } catch (ClaimLost e) {
            throw new IllegalStateException("nothing was claimed", e);
        }
        return new Quarantined(Reason.MALFORMED, 1);
    }

    private void count(MalformedRecord record) {
        meters.counter("mentions.settled", "reason", "malformed").increment();
        meters.counter("mentions.quarantined").increment();
        log.atError()
                .addKeyValue("record", record.id())
                .addKeyValue("why", record.why())
                .log("record.malformed");
    }
}
