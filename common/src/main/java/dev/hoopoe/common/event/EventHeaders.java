package dev.hoopoe.common.event;

/** Header names of an event's record: CloudEvents 1.0, Kafka protocol binding §3.2 (binary mode), and our extensions. */
public final class EventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    /** Extension {@code accountid}: the account of the event. */
    public static final String ACCOUNT = "ce_accountid";
    /** Extension {@code sequence}: the aggregate's version after the change. */
    public static final String SEQUENCE = "ce_sequence";
    /** Extension {@code republished}: {@code true} for a state that is published again, without a change; else missing. */
    public static final String REPUBLISHED = "ce_republished";
    /** Extension {@code traceparent} (CloudEvents distributed tracing). */
    public static final String TRACE = "ce_traceparent";
    /** The same for clients that trace by plain W3C headers. */
    public static final String W3C_TRACE = "traceparent";

    public static final String CONTENT_TYPE = "content-type";

    private EventHeaders() {}
}
