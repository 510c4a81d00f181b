package dev.maskbot.sandbox.proxy;

/** An error of AWS: its status, its name on the wire, its words. Immutable. */
record Refusal(int status, String code, String message) {}
