package dev.maskbot.sandbox.fault;

import java.util.Locale;

/** Whatever is outside of the daemons and can fail them. */
public enum Service {
    X,
    KINESIS,
    DYNAMODB,
    S3,
    SSM,
    REKOGNITION;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Service of(String name) {
        for (var service : values()) {
            if (service.toString().equals(name)) {
                return service;
            }
        }
        throw new IllegalArgumentException("there is no service " + name);
    }
}
