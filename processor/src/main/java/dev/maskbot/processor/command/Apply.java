package dev.maskbot.processor.command;

import dev.maskbot.processor.codec.PhotoHeader;
import dev.maskbot.processor.effect.Effect;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.paint.PhotoPainter;
import dev.maskbot.processor.photo.Face;
import dev.maskbot.processor.photo.Photo;
import dev.maskbot.processor.photo.PhotoRefused;
import dev.maskbot.processor.photo.Rekognition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** One photo, masked as a mention's would be, but for moderation. */
@Command(
        name = "apply",
        description = {
            "Put an effect on a photo in a file.",
            "As for a mention, but nothing is moderated, stored or posted."
        })
final class Apply implements Callable<Integer> {
    private final Supplier<Deployment> deployment;
    private final Supplier<PhotoPainter> painters;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "<photo>", description = "JPEG, PNG or WebP.")
    private Path photo;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(names = "--effect", paramLabel = "<name>", description = "Its name; ${DEFAULT-VALUE} if none is given.")
    private String effect = Effects.DEFAULT;

    @Option(names = "--out", required = true, paramLabel = "<file>", description = "Where the JPEG is written to.")
    private Path out;

    @Spec
    private CommandSpec command;

    Apply(Supplier<Deployment> deployment, Supplier<PhotoPainter> painters) {
        this.deployment = deployment;
        this.painters = painters;
    }

    private static final class Source {
        @Option(names = "--faces", paramLabel = "<file>", description = "What `aws rekognition detect-faces` printed.")
        private Path file;

        @SuppressWarnings("UnusedVariable") // that no file is given says the same
        @Option(names = "--rekognition", description = "Ask Amazon Rekognition.")
        private boolean rekognition;
    }

    /** Every name stays as it is: programs read it. */
    private record Applied(String effect, int faces, int bytes, String out) {}

    @Override
    public Integer call() throws IOException {
        var painter = painters.get();
        try {
            var chosen = chosen();
            var bytes = Files.readAllBytes(photo);
            var header = PhotoHeader.read(bytes);
            painter.memory(header);
            var plain = painter.plain(new Photo(photo.toString(), header.format(), bytes), header);
            var faces = faces(plain);
            var painted = painter.paint(plain, PhotoHeader.read(plain.bytes()), chosen, faces);
            Files.write(out, painted.bytes());
            output.print(
                    new Applied(effect, faces.size(), painted.bytes().length, out.toString()),
                    "%s on %d faces: %s".formatted(effect, faces.size(), out));
            return ExitCode.DONE;
        } catch (PhotoRefused e) {
            output.complain("%s: %s (%s)".formatted(photo, e.getMessage(), e.why()));
            return ExitCode.NOT_DONE;
        } catch (JacksonException e) {
            output.complain("%s: %s".formatted(source.file, e.getOriginalMessage()));
            return ExitCode.NOT_DONE;
        } catch (IOException e) {
            output.complain(e.toString());
            return ExitCode.NOT_DONE;
        }
    }

    private Effect chosen() {
        try {
            return Effects.load().named(effect);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private List<Face> faces(Photo plain) throws PhotoRefused, IOException {
        return source.file == null
                ? Rekognition.faces(deployment.get().rekognition(), plain.bytes())
                : FacesFile.read(source.file);
    }
}
