package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.error.HoopoeException;

/** The rule for a priority: free text of 1 to 50 characters; low, medium, high and urgent are known (contract Homa, A6). */
public final class TicketPriority {

    public static final String DEFAULT = "medium";

    private static final int LONGEST = 50;

    private TicketPriority() {}

    /** The text without surrounding space; refused as the field {@code priority} when it is empty or too long. */
    public static String of(String text) {
        var priority = text.strip();
        if (priority.isEmpty() || priority.length() > LONGEST) {
            throw HoopoeException.invalid("priority", "must have 1 to " + LONGEST + " characters");
        }
        return priority;
    }
}
