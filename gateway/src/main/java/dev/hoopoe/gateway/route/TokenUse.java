package dev.hoopoe.gateway.route;

/** What an access token means to an operation. */
public enum TokenUse {
    /** Without one there is no answer but 401. */
    REQUIRED,
    /** Anybody may ask; whoever sends a token is held to it. */
    OPTIONAL,
    /** Not looked at: whoever logs in or refreshes may still send the expired one along. */
    IGNORED
}
