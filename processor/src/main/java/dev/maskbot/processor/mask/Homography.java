package dev.maskbot.processor.mask;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;

/**
 * A map of the plane to itself that keeps lines straight, as a picture of a flat thing does: {@code (a x + b y + c, d x +
 * e y + f)} over {@code g x + h y + i}. Immutable.
 */
record Homography(double a, double b, double c, double d, double e, double f, double g, double h, double i) {

    static Homography of(AffineTransform affine) {
        return new Homography(
                affine.getScaleX(),
                affine.getShearX(),
                affine.getTranslateX(),
                affine.getShearY(),
                affine.getScaleY(),
                affine.getTranslateY(),
                0,
                0,
                1);
    }

    /** First the other, then this. */
    Homography after(Homography o) {
        return new Homography(
                a * o.a + b * o.d + c * o.g,
                a * o.b + b * o.e + c * o.h,
                a * o.c + b * o.f + c * o.i,
                d * o.a + e * o.d + f * o.g,
                d * o.b + e * o.e + f * o.h,
                d * o.c + e * o.f + f * o.i,
                g * o.a + h * o.d + i * o.g,
                g * o.b + h * o.e + i * o.h,
                g * o.c + h * o.f + i * o.i);
    }

    /** The way back, by the adjoint: a factor makes no difference. */
    Homography inverse() {
        return new Homography(
                e * i - f * h,
                c * h - b * i,
                b * f - c * e,
                f * g - d * i,
                a * i - c * g,
                c * d - a * f,
                d * h - e * g,
                b * g - a * h,
                a * e - b * d);
    }

    Point2D.Double apply(double x, double y) {
        double w = g * x + h * y + i;
        return new Point2D.Double((a * x + b * y + c) / w, (d * x + e * y + f) / w);
    }

    /** How many times longer a short line becomes at a point, in the direction in which it grows most. */
    double scaleAt(double x, double y) {
        double w = g * x + h * y + i;
        var at = apply(x, y);
        double right = Math.hypot(a - g * at.x, d - g * at.y) / Math.abs(w);
        double down = Math.hypot(b - h * at.x, e - h * at.y) / Math.abs(w);
        return Math.max(right, down);
    }
}
