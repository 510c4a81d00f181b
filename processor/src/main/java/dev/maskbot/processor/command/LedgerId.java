package dev.maskbot.processor.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An id by which the ledger may have something: one of X, or what was logged of a record that is no mention. */
final class LedgerId implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
        if (!value.matches("\\d{1,19}|malformed#[\\w-]+#[\\d.]+")) {
            throw new TypeConversionException("'" + value + "' is neither an id of X, a number of up to 19 digits, nor "
                    + "one of a record, malformed#<shard>#<sequence>");
        }
        return value;
    }
}
