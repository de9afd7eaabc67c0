package dev.hoopoe.common.event;

/** What all of our events say alike, in every format of CloudEvents 1.0. */
public final class CloudEvents {

    public static final String SPEC_VERSION = "1.0";

    /** Of the data, in every format. */
    public static final String CONTENT_TYPE = "application/json";

    /** What every type begins with. */
    public static final String TYPE_PREFIX = "dev.hoopoe.";

    private static final int AGGREGATE = 2;

    private CloudEvents() {}

    /** The type of an aggregate's event: {@code dev.hoopoe.ticket.status_changed.v1}. */
    public static String type(String aggregate, String name) {
        return TYPE_PREFIX + aggregate + "." + name + ".v1";
    }

    /** The aggregate of a type: {@code ticket}; empty for a text that is not one of our types. */
    public static String aggregateOf(String type) {
        var parts = type.split("\\.", -1);
        return type.startsWith(TYPE_PREFIX) && parts.length > AGGREGATE ? parts[AGGREGATE] : "";
    }
}
