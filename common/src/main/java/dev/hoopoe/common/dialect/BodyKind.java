package dev.hoopoe.common.dialect;

/** What the bodies of a route carry; decides their size limit, and whether answers may be cached. */
public enum BodyKind {
    /** Passwords and tokens: small, and never cached. */
    CREDENTIALS,
    /** Text. */
    TEXT,
    /** Images or other files from callers with a token; text from others. */
    FILES,
    /** One file in a form, which the service writes to its disk as it arrives. */
    UPLOAD
}
