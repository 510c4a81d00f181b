package dev.maskbot.processor.artwork;

import dev.maskbot.processor.mask.Drawing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** The hole for the eyes, to be cut. */
public final class NinjaOpening implements Drawing {
    @Override
    public Rectangle2D extent() {
        return NinjaSlit.SLIT.getBounds2D();
    }

    @Override
    public void draw(Graphics2D graphics) {
        graphics.setPaint(Color.BLACK);
        graphics.fill(NinjaSlit.SLIT);
    }
}
