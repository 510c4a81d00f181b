package dev.maskbot.processor.check;

import software.amazon.awssdk.core.exception.SdkException;

/**
 * Something that the daemon needs. What is wrong with it is an answer, not an exception: all are looked at, whatever the
 * others say.
 */
public interface Component {
    String name();

    Finding check();

    /** The credentials that AWS gets. */
    static Component credentials() {
        return new Credentials();
    }

    /** A check of AWS by calls that need this permission. */
    static Component of(String name, String permission, Check check) {
        return new Component() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Finding check() {
                try {
                    return check.run();
                } catch (SdkException e) {
                    return Finding.of(e, permission);
                }
            }
        };
    }

    /** Looks at something of AWS's. */
    @FunctionalInterface
    interface Check {
        /** Whatever the SDK throws may be thrown. */
        Finding run();
    }
}
