package dev.maskbot.sandbox.pictures;

import java.awt.Color;

/** The tones of one skin: lit, in shade, where the blood shows, and of the lips. */
enum Skin {
    FAIR(0xF7D3BC, 0xC98A6E, 0xE98B79, 0xC45A5A),
    PEACH(0xF0BE98, 0xB4714E, 0xDF7D62, 0xB54E4A),
    OLIVE(0xDFA97A, 0x98603D, 0xC8694A, 0xA04A42),
    TAN(0xC98A5B, 0x80502F, 0xB4573A, 0x8C3F38),
    BROWN(0xA0673F, 0x5C3520, 0x96452F, 0x7A3330),
    DEEP(0x7D4C31, 0x432617, 0x7C3526, 0x6A2B2B);

    final Color light;
    final Color shade;
    final Color blush;
    final Color lips;

    /** Where the light falls full on it. */
    final Color gleam;

    Skin(int light, int shade, int blush, int lips) {
        this.light = new Color(light);
        this.shade = new Color(shade);
        this.blush = new Color(blush);
        this.lips = Brush.mix(new Color(lips), this.light, 0.18);
        this.gleam = Brush.mix(this.light, Color.WHITE, 0.45);
    }
}
