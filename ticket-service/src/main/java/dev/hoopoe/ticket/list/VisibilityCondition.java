package dev.hoopoe.ticket.list;

import dev.hoopoe.ticket.access.TicketVisibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL conditions of a {@link TicketVisibility}, narrowed to one department if the list asks for it.
 *
 * @param tickets the condition on tickets; empty for all of the account
 * @param counts disjoint conditions on counts of tickets, each one range of their index
 * @param ways disjoint WHERE clauses, one per index range; callers UNION them. A single one, equal to {@code tickets}, when there
 *     would be too many
 * @param kept whether each of the ways is one index range
 */
record VisibilityCondition(
        String tickets, List<String> counts, List<TicketWay> ways, boolean kept, Map<String, Object> parameters) {

    /** In a count of tickets the assignee that stands for all, assigned or not: the nil UUID (RFC 9562 §5.9). */
    private static final UUID ANYONE = new UUID(0, 0);

    /** In a weekly count the assignee that stands for all tickets of the account: the max UUID (RFC 9562 §5.10). */
    private static final UUID WHOLE_ACCOUNT = new UUID(-1, -1);

    /** Above this, a scan beats planning one branch per department. */
    private static final int MOST_WAYS = 32;

    private static final String IN_DEPARTMENT = "department_id = :department";
    private static final String MINE = "assignee_id = :me";
    private static final String OF_ANYONE = "assignee_id = :anyone";

    /** {@code department} is null when any will do. */
    static VisibilityCondition of(TicketVisibility access, Long department) {
        if (department != null) {
            return access.allows(department, null)
                    ? one(IN_DEPARTMENT, OF_ANYONE + " AND " + IN_DEPARTMENT)
                            .with("anyone", ANYONE)
                            .with("department", department)
                    : one(MINE + " AND " + IN_DEPARTMENT, MINE + " AND " + IN_DEPARTMENT)
                            .with("me", access.userId())
                            .with("department", department);
        }
        if (access.everything()) {
            return one("", OF_ANYONE).with("anyone", ANYONE).with("account_list", WHOLE_ACCOUNT);
        }
        return access.departmentIds().isEmpty()
                ? one(MINE, MINE).with("me", access.userId())
                : ofDepartments(List.copyOf(access.departmentIds()))
                        .with("anyone", ANYONE)
                        .with("me", access.userId())
                        .with("departments", access.departmentIds().toArray(Long[]::new));
    }

    /** True for all tickets of the account. */
    boolean isEverything() {
        return tickets.isEmpty();
    }

    /** As {@code counts}, on weekly counts. */
    List<String> weeks() {
        return isEverything() ? List.of("assignee_id = :account_list") : counts;
    }

    private static VisibilityCondition one(String tickets, String counts) {
        return new VisibilityCondition(tickets, List.of(counts), List.of(TicketWay.along(tickets)), true, Map.of());
    }

    private static VisibilityCondition ofDepartments(List<Long> departments) {
        var tickets = "(department_id = ANY (:departments) OR assignee_id = :me)";
        var counts = List.of(
                OF_ANYONE + " AND department_id = ANY (:departments)",
                MINE + " AND department_id <> ALL (:departments)");
        if (departments.size() > MOST_WAYS) {
            return new VisibilityCondition(tickets, counts, List.of(TicketWay.along(tickets)), false, Map.of());
        }
        var names = departments.stream().collect(Collectors.toMap(id -> "department_" + id, id -> (Object) id));
        var mine = Stream.of(
                TicketWay.gathered(MINE + " AND department_id IS NULL"),
                TicketWay.elsewhere(MINE + " AND department_id = elsewhere.department"));
        var ways =
                Stream.concat(names.keySet().stream().map(name -> TicketWay.along("department_id = :" + name)), mine);
        return new VisibilityCondition(tickets, counts, ways.toList(), true, names);
    }

    private VisibilityCondition with(String name, Object value) {
        var more = new HashMap<>(parameters);
        more.put(name, value);
        return new VisibilityCondition(tickets, counts, ways, kept, more);
    }
}
