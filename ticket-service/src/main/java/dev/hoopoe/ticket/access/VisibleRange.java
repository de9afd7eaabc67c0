package dev.hoopoe.ticket.access;

/**
 * Tickets that a caller may see and that one query reads, without reading others.
 *
 * @param condition on rows of {@code ticket}, in SQL; empty for all of the account
 * @param departments for {@link Kind#IN_ORDER_BY_DEPARTMENT} a query for the departments, in SQL; else empty
 */
public record VisibleRange(Kind kind, String condition, String departments) {

    /** How an index has these tickets. */
    public enum Kind {
        /** In the order of lists. */
        IN_ORDER,

        /** In the order of lists within each of the departments, which the condition names {@code elsewhere.department}. */
        IN_ORDER_BY_DEPARTMENT,

        /** In no order of lists. */
        UNORDERED
    }

    static VisibleRange inOrder(String condition) {
        return new VisibleRange(Kind.IN_ORDER, condition, "");
    }

    static VisibleRange inOrderByDepartment(String condition, String departments) {
        return new VisibleRange(Kind.IN_ORDER_BY_DEPARTMENT, condition, departments);
    }

    static VisibleRange unordered(String condition) {
        return new VisibleRange(Kind.UNORDERED, condition, "");
    }
}
