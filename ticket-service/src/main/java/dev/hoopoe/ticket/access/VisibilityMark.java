package dev.hoopoe.ticket.access;

import java.util.UUID;

/**
 * Words that stand for a ticket's department and assignee among its search words, so that the index itself leaves out most tickets
 * that the caller may not see. The condition on the ticket's row still decides.
 */
public final class VisibilityMark {

    private VisibilityMark() {}

    /** Null for none. */
    public static String ofDepartment(Long department) {
        return department == null ? null : "d" + department;
    }

    /** Null for none. */
    public static String ofAssignee(UUID assignee) {
        return assignee == null ? null : "u" + assignee;
    }
}
