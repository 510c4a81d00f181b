package dev.maskbot.processor.matrix;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What carries one instance's requests to an X in memory. Confined to one simulation. */
final class XWire extends SendOnly {
    private final Wire wire;
    private final World world;
    private final XAnswers answers;

    XWire(Wire wire, World world, XAnswers answers) {
        this.wire = wire;
        this.world = world;
        this.answers = answers;
    }

    @Override
    HttpResponse<String> answer(HttpRequest request) throws IOException {
        return switch (request.uri().getPath()) {
            case "/2/media/upload" -> carry(Step.UPLOADED, () -> ask(request));
            case "/2/media/metadata" -> carry(Step.DESCRIBED, () -> ask(request));
            case "/2/tweets" -> carry(Step.SENT, () -> carry(Step.ANSWERED, () -> ask(request)));
            default -> carry(Step.RECONCILED, () -> ask(request));
        };
    }

    private HttpResponse<String> carry(Step step, Wire.Effect<HttpResponse<String>> effect) throws IOException {
        world.requested(step);
        return wire.carry(step, effect, kind -> answers.refusal(step, kind));
    }

    private HttpResponse<String> ask(HttpRequest request) {
        return XAnswers.of(world.x().answer(request.uri(), XAnswers.body(request)));
    }
}
