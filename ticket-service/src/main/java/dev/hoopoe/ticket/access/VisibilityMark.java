package dev.hoopoe.ticket.access;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Marks a ticket's search words with its department and assignee, so that the index itself leaves out most of what somebody may
 * not see. The condition on the ticket's row decides all the same.
 */
public final class VisibilityMark {

    /** With more departments a search reads what the index has for all. */
    private static final int MOST = 8;

    private VisibilityMark() {}

    /** Null for none. */
    public static String ofDepartment(Long department) {
        return department == null ? null : "d" + department;
    }

    /** Null for none. */
    public static String ofAssignee(UUID assignee) {
        return assignee == null ? null : "u" + assignee;
    }

    /** One of which each ticket has that this access reaches; none where they would not help. */
    public static List<String> of(TicketVisibility access) {
        if (access.everything() || access.departmentIds().size() >= MOST) {
            return List.of();
        }
        var departments = access.departmentIds().stream().map(VisibilityMark::ofDepartment);
        return Stream.concat(departments, Stream.of(ofAssignee(access.userId())))
                .toList();
    }
}
