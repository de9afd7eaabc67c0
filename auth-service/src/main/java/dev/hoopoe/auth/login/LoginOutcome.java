package dev.hoopoe.auth.login;

/** The outcome of a login, for the history; the caller learns only success or failure. */
enum LoginOutcome {
    SUCCEEDED("succeeded"),
    UNKNOWN_LOGIN("unknown_email"),
    NO_PASSWORD("no_password"),
    WRONG_PASSWORD("wrong_password"),
    INACTIVE("inactive"),
    UNVERIFIED_EMAIL("unverified_email");

    private final String wireName;

    LoginOutcome(String wireName) {
        this.wireName = wireName;
    }

    /** As stored and as counted by the metric {@code hoopoe.login.attempts}. */
    String wireName() {
        return wireName;
    }
}
