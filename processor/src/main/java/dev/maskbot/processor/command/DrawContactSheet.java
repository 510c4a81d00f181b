package dev.maskbot.processor.command;

import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.paint.ContactSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every effect in every pose, to be looked at. */
@Command(name = "contact-sheet", description = "Draw every effect on a head that is tilted and turned.")
final class DrawContactSheet implements Callable<Integer> {
    @Mixin
    private Output output;

    @Option(names = "--out", required = true, paramLabel = "<file>", description = "Where the PNG is written to.")
    private Path out;

    /** Every name stays as it is: programs read it. */
    private record Drawn(String out) {}

    @Override
    public Integer call() {
        try {
            if (!ImageIO.write(ContactSheet.draw(Effects.load()), "png", out.toFile())) {
                throw new IOException("no PNG here");
            }
            output.print(new Drawn(out.toString()), out.toString());
            return ExitCode.DONE;
        } catch (IOException e) {
            output.complain(e.toString());
            return ExitCode.NOT_DONE;
        }
    }
}
