package dev.hoopoe.common.web;

/** Names of the ids in log lines. */
public final class LogKeys {

    public static final String REQUEST = "request_id";
    public static final String ACCOUNT = "account_id";
    public static final String USER = "user_id";
    public static final String EVENT = "event_id";

    private LogKeys() {}
}
