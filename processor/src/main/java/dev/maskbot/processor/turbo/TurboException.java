package dev.maskbot.processor.turbo;

/** libjpeg-turbo cannot do it with this picture; something slower may. */
public final class TurboException extends Exception {
    private static final long serialVersionUID = 1L;

    TurboException(String message) {
        super(message);
    }
}
