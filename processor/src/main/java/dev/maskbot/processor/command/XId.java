package dev.maskbot.processor.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An id of X, of a post or an account: a number. */
final class XId implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
        if (!value.matches("\\d{1,19}")) {
            throw new TypeConversionException("'" + value + "' is no id of X, which is a number of up to 19 digits");
        }
        return value;
    }
}
