package dev.maskbot.ingest.intake;

/** Whose photos may be worked on. */
public enum PhotoSource {
    /** Those of the post that asks. */
    OWN,
    /** Where it has none, those of the post that it quotes or answers too: of other people, perhaps. */
    REFERENCED
}
