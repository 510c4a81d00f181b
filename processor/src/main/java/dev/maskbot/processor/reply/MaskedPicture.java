package dev.maskbot.processor.reply;

/** A picture to be shown, and what it shows. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record MaskedPicture(byte[] jpeg, String altText) {}
