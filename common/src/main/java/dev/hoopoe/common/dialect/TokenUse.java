package dev.hoopoe.common.dialect;

/** What an access token means to an operation. */
public enum TokenUse {
    /** Without a valid token the answer is 401. */
    REQUIRED,
    /** Anonymous callers are served; a token that is sent must be valid. */
    OPTIONAL,
    /** Not read: a client that logs in or refreshes may still send its expired token. */
    IGNORED,
    /** Read by the operation itself, which gets the header as {@link #CREDENTIAL_HEADER}: it may hold another kind of token. */
    FORWARDED;

    /** What an anonymous caller sent as {@code Authorization}, for an operation that reads it itself. */
    public static final String CREDENTIAL_HEADER = "X-Hoopoe-Credential";
}
