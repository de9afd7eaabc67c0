package dev.hoopoe.common.event;

/** What all of our events say alike, in every format of CloudEvents 1.0. */
public final class CloudEvents {

    public static final String SPEC_VERSION = "1.0";

    /** Of the data, in every format. */
    public static final String CONTENT_TYPE = "application/json";

    private CloudEvents() {}

    /** The type of an aggregate's event: {@code dev.hoopoe.ticket.status_changed.v1}. */
    public static String type(String aggregate, String name) {
        return "dev.hoopoe." + aggregate + "." + name + ".v1";
    }
}
