package dev.maskbot.processor.words;

/** What somebody asks the bot for. Immutable. */
public sealed interface Request {
    /** To be left alone, as an author and as an owner of photos. */
    record Stop() implements Request {}

    /** To be answered again after a {@link Stop}. */
    record Start() implements Request {}

    /** To have a reply taken back. */
    record Delete() implements Request {}

    /** To be told what can be asked for. */
    record Help() implements Request {}

    /**
     * To have the photo changed.
     *
     * @param effect its name
     */
    record Apply(String effect) implements Request {}
}
