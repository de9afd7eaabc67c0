package dev.hoopoe.gateway.route;

/** What the bodies of a route carry, which decides how large they may be. */
public enum BodyKind {
    /** Passwords and tokens. */
    CREDENTIALS,
    /** Text. */
    TEXT,
    /** Images or other files, from callers with a token; text from others. */
    FILES
}
