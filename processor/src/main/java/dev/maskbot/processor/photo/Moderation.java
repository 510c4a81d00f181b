package dev.maskbot.processor.photo;

import java.util.List;

/** Whether a photo may be shown, and the version of the model that looked at it. Immutable. */
public sealed interface Moderation {
    String model();

    /** The labels that decided; none on a photo that may be shown. */
    List<String> labels();

    record Allowed(String model) implements Moderation {
        @Override
        public List<String> labels() {
            return List.of();
        }
    }

    /** It must not be shown. */
    record Blocked(List<String> labels, String model) implements Moderation {
        public Blocked {
            labels = List.copyOf(labels);
        }
    }

    /** Nothing is known of it: Rekognition fails at this photo alone. It must not be shown. */
    record Failed() implements Moderation {
        @Override
        public String model() {
            return "";
        }

        @Override
        public List<String> labels() {
            return List.of();
        }
    }

    /** It must not be shown unless a person says so. */
    record Held(List<String> labels, String model) implements Moderation {
        public Held {
            labels = List.copyOf(labels);
        }
    }
}
