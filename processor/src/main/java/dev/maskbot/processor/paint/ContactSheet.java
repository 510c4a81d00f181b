package dev.maskbot.processor.paint;

import dev.maskbot.processor.artwork.Mannequin;
import dev.maskbot.processor.effect.Effect;
import dev.maskbot.processor.effect.Effects;
import dev.maskbot.processor.mask.Masks;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Every effect on a drawn head in every pose: rolls of -60 to 60 degrees, each with yaws of -45 to 45. */
public final class ContactSheet {
    private static final int[] ROLLS = {-60, -30, 0, 30, 60};
    private static final int[] YAWS = {-45, 0, 45};
    private static final int CELL = 120;
    private static final int MARGIN = 28;
    private static final Color GROUND = new Color(0x9fb4b8);

    private ContactSheet() {}

    /** One row an effect; opaque RGB. */
    public static BufferedImage draw(Effects effects) {
        var all = effects.all();
        int columns = ROLLS.length * YAWS.length;
        var sheet =
                new BufferedImage(columns * CELL, all.size() * (CELL + MARGIN) + MARGIN, BufferedImage.TYPE_INT_RGB);
        var graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setBackground(Color.WHITE);
        graphics.clearRect(0, 0, sheet.getWidth(), sheet.getHeight());
        int y = MARGIN;
        for (var effect : all) {
            row(graphics, effect, y);
            y += CELL + MARGIN;
        }
        graphics.dispose();
        return sheet;
    }

    private static void row(Graphics2D graphics, Effect effect, int y) {
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        graphics.drawString(effect.name(), 6, y - 9);
        var cells = new ArrayList<BufferedImage>();
        for (int roll : ROLLS) {
            for (int yaw : YAWS) {
                cells.add(cell(effect, new Mannequin(CELL * 0.5, CELL * 0.47, CELL / 5.4, roll, yaw, 0)));
            }
        }
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            graphics.drawImage(cell, i * CELL + (CELL - cell.getWidth()) / 2, y + (CELL - cell.getHeight()) / 2, null);
        }
    }

    private static BufferedImage cell(Effect effect, Mannequin head) {
        var cell = new BufferedImage(CELL, CELL, BufferedImage.TYPE_INT_RGB);
        var graphics = cell.createGraphics();
        graphics.setBackground(GROUND);
        graphics.clearRect(0, 0, CELL, CELL);
        head.draw(graphics);
        graphics.dispose();
        var photo = new RgbPhoto(cell);
        var faces = List.of(head.face(CELL, CELL));
        photo.paint(Masks.fit(effect.pieces(), faces, photo));
        return effect.reframing().map(reframing -> reframing.apply(cell, faces)).orElse(cell);
    }
}
