package dev.hoopoe.common.web;

import org.jboss.logging.MDC;

/** Names of the ids that log lines carry. */
public final class LogKeys {

    public static final String REQUEST = "request_id";
    public static final String ACCOUNT = "account_id";
    public static final String USER = "user_id";
    public static final String EVENT = "event_id";
    public static final String TICKET = "ticket_id";
    public static final String CHANNEL = "channel_id";
    public static final String WEBHOOK = "webhook_id";

    private LogKeys() {}

    /** Has the log lines that {@code logging} writes carry an id. */
    public static void with(String key, Object id, Runnable logging) {
        var before = MDC.get(key);
        MDC.put(key, id.toString());
        try {
            logging.run();
        } finally {
            if (before == null) {
                MDC.remove(key);
            } else {
                MDC.put(key, before);
            }
        }
    }
}
