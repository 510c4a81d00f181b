package dev.maskbot.processor.paint;

import dev.maskbot.processor.codec.JpegHeader;
import dev.maskbot.processor.mask.Scene;
import dev.maskbot.processor.turbo.Coefficients;

/** A JPEG that is not decoded: the mean of a cell is the first coefficient of its block. Valid as long as those are. */
record JpegScene(JpegHeader header, Coefficients coefficients) implements Scene {
    @Override
    public int width() {
        return header.width();
    }

    @Override
    public int height() {
        return header.height();
    }

    @Override
    public int colour(int column, int row) {
        double brightness = mean(0, column, row) + 128;
        if (header.components().size() == 1) {
            return rounded(brightness) * 0x010101;
        }
        double blue = mean(1, column, row);
        double red = mean(2, column, row);
        return rounded(brightness + 1.402 * red) << 16
                | rounded(brightness - 0.344136 * blue - 0.714136 * red) << 8
                | rounded(brightness + 1.772 * blue);
    }

    private double mean(int which, int column, int row) {
        var component = header.components().get(which);
        int x = Math.min(column * component.across() / header.across(), coefficients.columns(which) - 1);
        int y = Math.min(row * component.down() / header.down(), coefficients.rows(which) - 1);
        return coefficients.mean(which, y, x) * header.tables()[component.table()][0] / 8.0;
    }

    private static int rounded(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
