package dev.maskbot.processor.paint;

import dev.maskbot.processor.turbo.TurboException;
import dev.maskbot.processor.turbo.TurboJpeg;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** libjpeg-turbo, where it is installed and can do what is asked of it. Safe for use by several threads. */
record Turbo(Optional<TurboJpeg> library) {
    private static final Logger log = LoggerFactory.getLogger(Turbo.class);

    /** The log says whether it is installed. */
    static Turbo find() {
        var library = TurboJpeg.find();
        if (library.isPresent()) {
            log.atInfo().log("turbojpeg.found");
        } else {
            log.atWarn()
                    .addKeyValue("package", "libturbojpeg0 (Debian), turbojpeg (Amazon Linux)")
                    .addKeyValue("instead", "ImageIO: six to nine times slower, nothing kept bit for bit")
                    .log("turbojpeg.missing");
        }
        return new Turbo(library);
    }

    boolean isInstalled() {
        return library.isPresent();
    }

    @FunctionalInterface
    interface Work<T> {
        T by(TurboJpeg turbo) throws TurboException;
    }

    /** Nothing when it cannot: then the slower way has its turn. */
    <T> Optional<T> attempt(Work<T> work) {
        try {
            return library.isEmpty() ? Optional.empty() : Optional.of(work.by(library.get()));
        } catch (TurboException e) {
            log.atInfo().addKeyValue("why", e.getMessage()).log("turbojpeg.declined");
            return Optional.empty();
        }
    }
}
