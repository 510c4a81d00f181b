package dev.maskbot.processor.artwork;

import dev.maskbot.processor.mask.Drawing;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;

/** The ninja's hood of cloth and sash, closed: {@link NinjaSlit} opens it. */
public final class NinjaHood implements Drawing {
    private static final Fill RIM =
            Fill.edge(NinjaCloth.HEAD, -0.03, -0.02, Fill.fade(new Color(0xb8c4dd), 60, -1.5, -1.2, 0.6, 0.6));

    /** Dark towards the edges, more so away from the light, because the head is round. */
    private static final Fill ROUNDNESS = new Fill(
            NinjaCloth.HEAD, new RadialGradientPaint(-0.25f, -0.2f, 2.25f, new float[] {0.35f, 0.7f, 1}, new Color[] {
                new Color(5, 6, 10, 0), new Color(5, 6, 10, 70), new Color(5, 6, 10, 190)
            }));

    /** Lets the edge of the cloth blend with photos that are not as sharp as it is. */
    private static final List<Fill> FEATHER = Fill.blurred(NinjaCloth.HEAD, 0.04, 3, new Color(0, 0, 0, 34));

    private static final List<Fill> CLOTH = Stream.of(
                    NinjaSash.ENDS,
                    NinjaCloth.LAYERS,
                    List.of(RIM),
                    NinjaSash.BAND,
                    List.of(ROUNDNESS),
                    NinjaSash.KNOTTED)
            .flatMap(List::stream)
            .toList();

    @Override
    public Rectangle2D extent() {
        return Fill.extent(Stream.of(CLOTH, FEATHER).flatMap(List::stream));
    }

    @Override
    public void draw(Graphics2D graphics) {
        CLOTH.forEach(fill -> fill.fill(graphics));
        graphics.setComposite(AlphaComposite.DstOver);
        FEATHER.forEach(fill -> fill.fill(graphics));
    }
}
