package dev.hoopoe.ticket.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tickets of the account a caller may see and change: all, or those in one of the caller's departments and those assigned
 * to the caller. The rule for one ticket, in SQL and in HQL.
 */
public record TicketVisibility(boolean everything, Set<Long> departmentIds, UUID userId) {

    /** In a count of tickets the assignee that stands for all, assigned or not: the nil UUID (RFC 9562 §5.9). */
    private static final UUID ANYONE = new UUID(0, 0);

    /** In a weekly count the assignee that stands for all tickets of the account: the max UUID (RFC 9562 §5.10). */
    private static final UUID WHOLE_ACCOUNT = new UUID(-1, -1);

    /** Above this, a scan beats planning one branch per department. */
    private static final int MAX_RANGES = 32;

    /** With more departments a search by marks is slower than one of the whole account. */
    private static final int MAX_MARKED_DEPARTMENTS = 7;

    private static final String IN_DEPARTMENT = "department_id = :department";
    private static final String MINE = "assignee_id = :me";
    private static final String OF_ANYONE = "assignee_id = :anyone";

    /** The counts name the departments, in the same snapshot as the tickets. */
    private static final String MINE_ELSEWHERE =
            "SELECT department_id FROM ticket_total WHERE account_id = :account AND "
                    + MINE + " AND department_id <> 0 AND department_id <> ALL (:departments)"
                    + " GROUP BY department_id HAVING sum(amount) > 0";

    public TicketVisibility {
        departmentIds = Set.copyOf(departmentIds);
    }

    public static TicketVisibility toEverything(UUID userId) {
        return new TicketVisibility(true, Set.of(), userId);
    }

    public static TicketVisibility limitedTo(Set<Long> departmentIds, UUID userId) {
        return new TicketVisibility(false, departmentIds, userId);
    }

    /** {@code departmentId} and {@code assigneeId} are the ticket's; null for none. */
    public boolean allows(Long departmentId, UUID assigneeId) {
        return everything
                || (departmentId != null && departmentIds.contains(departmentId))
                || (assigneeId != null && assigneeId.equals(userId));
    }

    /** The rule in HQL, for the ticket of that alias. */
    public HqlCondition hql(String alias) {
        if (everything) {
            return new HqlCondition("", Map.of());
        }
        var mine = alias + ".assigneeId = :me";
        return departmentIds.isEmpty()
                ? new HqlCondition(mine, Map.of("me", userId))
                : new HqlCondition(
                        "(" + mine + " or " + alias + ".departmentId in :departments)",
                        Map.of("me", userId, "departments", departmentIds));
    }

    /**
     * The rule in HQL.
     *
     * @param condition empty for all tickets of the account
     */
    public record HqlCondition(String condition, Map<String, Object> parameters) {}

    /** The rule in SQL, for tickets of one department; null for tickets of any or of none. */
    public VisibilityCondition sql(Long department) {
        if (department != null) {
            return allows(department, null)
                    ? one(
                            IN_DEPARTMENT,
                            OF_ANYONE + " AND " + IN_DEPARTMENT,
                            Map.of("anyone", ANYONE, "department", department))
                    : one(
                            MINE + " AND " + IN_DEPARTMENT,
                            MINE + " AND " + IN_DEPARTMENT,
                            Map.of("me", userId, "department", department));
        }
        if (everything) {
            return one("", OF_ANYONE, Map.of("anyone", ANYONE, "account_list", WHOLE_ACCOUNT));
        }
        return departmentIds.isEmpty() ? one(MINE, MINE, Map.of("me", userId)) : sqlOfDepartments();
    }

    /**
     * The marks of which each visible ticket has one, of one department or, for null, of any; none where they do not narrow a
     * search enough.
     */
    public List<String> searchMarks(Long department) {
        if (department != null) {
            return List.of(VisibilityMark.ofDepartment(department));
        }
        if (everything || departmentIds.size() > MAX_MARKED_DEPARTMENTS) {
            return List.of();
        }
        var departments = departmentIds.stream().map(VisibilityMark::ofDepartment);
        return Stream.concat(departments, Stream.of(VisibilityMark.ofAssignee(userId)))
                .toList();
    }

    private static VisibilityCondition one(String tickets, String counts, Map<String, Object> parameters) {
        return new VisibilityCondition(
                tickets, List.of(counts), List.of(VisibleRange.inOrder(tickets)), true, parameters);
    }

    private VisibilityCondition sqlOfDepartments() {
        var tickets = "(department_id = ANY (:departments) OR assignee_id = :me)";
        var counts = List.of(
                OF_ANYONE + " AND department_id = ANY (:departments)",
                MINE + " AND department_id <> ALL (:departments)");
        var parameters = new HashMap<String, Object>();
        parameters.put("anyone", ANYONE);
        parameters.put("me", userId);
        parameters.put("departments", departmentIds.toArray(Long[]::new));
        if (departmentIds.size() > MAX_RANGES) {
            return new VisibilityCondition(tickets, counts, List.of(VisibleRange.inOrder(tickets)), false, parameters);
        }
        var names = departmentIds.stream().collect(Collectors.toMap(id -> "department_" + id, id -> (Object) id));
        parameters.putAll(names);
        var ofDepartments = names.keySet().stream().map(name -> VisibleRange.inOrder("department_id = :" + name));
        var elsewhere = Stream.of(
                VisibleRange.unordered(MINE + " AND department_id IS NULL"),
                VisibleRange.inOrderByDepartment(MINE + " AND department_id = elsewhere.department", MINE_ELSEWHERE));
        return new VisibilityCondition(
                tickets, counts, Stream.concat(ofDepartments, elsewhere).toList(), true, parameters);
    }
}
