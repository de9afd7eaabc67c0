package dev.hoopoe.ticket.access;

/**
 * Tickets that a caller may see and that are read together, without a look at others.
 *
 * @param condition on rows of {@code ticket}, in SQL; empty for all of the account
 */
public record VisibleRange(Kind kind, String condition) {

    /** How an index has these tickets. */
    public enum Kind {
        /** In the order of lists. */
        IN_ORDER,

        /**
         * In the order of lists within each department that is not the caller's own but has tickets of theirs; the condition names
         * it {@code elsewhere.department}.
         */
        IN_ORDER_BY_DEPARTMENT,

        /** In no order of lists. */
        UNORDERED
    }
}
