package dev.maskbot.processor.mask;

import dev.maskbot.processor.photo.Box;
import dev.maskbot.processor.photo.Face;
import dev.maskbot.processor.photo.Landmark;
import dev.maskbot.processor.photo.Point;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Faces of any size, place and turn, with landmarks anywhere in and around the box. */
final class RandomFaces {
    private RandomFaces() {}

    static Face face(Random random) {
        var box = new Box(
                random.nextDouble(-0.2, 0.9),
                random.nextDouble(-0.2, 0.9),
                random.nextDouble(0.02, 0.5),
                random.nextDouble(0.02, 0.5));
        var landmarks = Arrays.stream(Landmark.values())
                .filter(_ -> random.nextInt(5) > 0)
                .collect(Collectors.toMap(Function.identity(), _ -> around(box, random)));
        return new Face(
                box,
                landmarks,
                random.nextDouble(-180, 180),
                random.nextDouble(-90, 90),
                random.nextDouble(-90, 90),
                random.nextDouble(100));
    }

    private static Point around(Box box, Random random) {
        return new Point(
                box.left() + box.width() * random.nextDouble(-0.3, 1.3),
                box.top() + box.height() * random.nextDouble(-0.3, 1.3));
    }
}
