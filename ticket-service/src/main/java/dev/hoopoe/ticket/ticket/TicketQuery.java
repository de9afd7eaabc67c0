package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.text.TextFolding;
import dev.hoopoe.ticket.access.TicketAccess;
import dev.hoopoe.ticket.access.VisibilityMark;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The condition of a list, in SQL: the account, what {@link TicketReach} leaves of it, and what the filter asks for but a
 * search. SQL because the query language of entities knows no replicas.
 */
final class TicketQuery {

    private static final String AND = " AND ";

    private static final String TAGGED =
            "ticket_tag WHERE tag_id = (SELECT id FROM tag WHERE account_id = :account AND name_key = :tag AND NOT deleted)";

    private static final String TAGGED_BY_SOME = "ticket_tag WHERE tag_id IN"
            + " (SELECT id FROM tag WHERE account_id = :account AND name_key = ANY (:tags) AND NOT deleted)";

    private final TicketAccess access;
    private final TicketReach reach;
    private final TicketFilter filter;
    private final StringJoiner narrow = new StringJoiner(AND);
    private final StringJoiner wide = new StringJoiner(AND);
    private final StringJoiner kinds = new StringJoiner(AND);
    private final Map<String, Object> parameters;

    TicketQuery(String account, TicketAccess access, TicketFilter filter) {
        this.access = access;
        this.reach = TicketReach.of(access, filter.departmentId());
        this.filter = filter;
        this.parameters = new HashMap<>(reach.parameters());
        requireKind("account_id = :account", "account", account);
        if (filter.status() != null) {
            requireKind("status = :status", "status", filter.status().wireName());
            requireKind(filter.status().isUnread() ? "unread" : "NOT unread");
        } else if (filter.unreadOnly()) {
            requireKind("unread");
        }
        if (filter.statuses() != null) {
            limitToStatuses(filter.statuses());
        }
        if (filter.priority() != null) {
            requireKind("priority = :priority", "priority", filter.priority());
        }
        if (filter.priorities() != null) {
            var among = filter.priorities().open() ? "<> ALL" : "= ANY";
            requireKind(
                    "priority " + among + " (:priorities)",
                    "priorities",
                    filter.priorities().names().toArray(String[]::new));
        }
        limitToPerson("client_id", filter.clientId());
        limitToPerson("assignee_id", filter.assigneeId());
        if (filter.ticketId() != null) {
            require("id = :ticket");
            parameters.put("ticket", filter.ticketId());
        }
        if (filter.tags() != null) {
            limitToTags(filter.tags());
        }
        limitToClient("name", filter.clientName());
        limitToClient("email", filter.clientEmail());
    }

    /** One of which each of the tickets has; none where that says nothing. */
    List<String> marks() {
        return filter.departmentId() == null
                ? VisibilityMark.of(access)
                : List.of(VisibilityMark.ofDepartment(filter.departmentId()));
    }

    /** The condition as it finds few tickets fast: from what it names. */
    String narrow() {
        return reach.isEverything() ? narrow.toString() : narrow + AND + reach.tickets();
    }

    /**
     * Conditions that part the tickets, each as it is checked fast on many of them, one by one, along an index in that
     * order.
     */
    List<String> ways(TicketOrder order) {
        return reach.ways().stream()
                .flatMap(way -> parted(way, order))
                .map(way -> way.isEmpty() ? wide.toString() : wide + AND + way)
                .toList();
    }

    /** True when indexes keep just these tickets in order, so that none is met in vain. */
    boolean isKept() {
        return isCounted()
                && reach.kept()
                && filter.priority() == null
                && filter.priorities() == null
                && (reach.isEverything() || (filter.status() == null && filter.statuses() == null));
    }

    /** True when tickets of these kinds are counted as they are written. */
    boolean isCounted() {
        return Stream.of(
                        filter.ticketId(),
                        filter.tags(),
                        filter.clientName(),
                        filter.clientEmail(),
                        filter.clientId(),
                        filter.assigneeId())
                .allMatch(part -> part == null);
    }

    /** How many tickets meet it: from the counts that are kept, from a tag's links alone, or counted one by one. */
    String total() {
        if (isCounted()) {
            return "SELECT CAST(coalesce(sum(amount), 0) AS bigint) FROM ticket_total WHERE " + counts();
        }
        return "SELECT count(*) FROM "
                + (reach.isEverything() && filter.isTagAlone() ? TAGGED : "ticket WHERE " + narrow());
    }

    /** The condition on counts of tickets. */
    String counts() {
        return kinds + AND + reach.counts();
    }

    /** Gives a text the parameters of ours that it names, which are not all. */
    void bind(Query text) {
        for (var parameter : text.getParameters()) {
            var value = parameters.get(parameter.getName());
            if (value != null) {
                text.setParameter(parameter.getName(), value);
            }
        }
    }

    /** The index of one department or assignee keeps the unread before the others; that of statuses keeps each apart. */
    private Stream<String> parted(String way, TicketOrder order) {
        if (order != TicketOrder.NEWEST_FIRST || !reach.kept()) {
            return Stream.of(way);
        }
        var apart = reach.isEverything() && filter.assigneeId() == null;
        if (apart && filter.statuses() != null) {
            return filter.statuses().stream().sorted().map(status -> within(way, "status = :" + parameterOf(status)));
        }
        return !apart && filter.isMixed()
                ? Stream.of(within(way, "unread"), within(way, "NOT unread"))
                : Stream.of(way);
    }

    private static String within(String way, String part) {
        return way.isEmpty() ? part : way + AND + part;
    }

    private static String parameterOf(TicketStatus status) {
        return "status_" + status.wireName();
    }

    private void limitToStatuses(Set<TicketStatus> statuses) {
        requireKind(
                "status = ANY (:statuses)",
                "statuses",
                statuses.stream().map(TicketStatus::wireName).toArray(String[]::new));
        statuses.forEach(status -> parameters.put(parameterOf(status), status.wireName()));
        if (!filter.isMixed()) {
            requireKind(filter.readApart().contains(true) ? "unread" : "NOT unread");
        }
    }

    private void limitToPerson(String column, UUID id) {
        if (id != null) {
            require(column + " = :" + column);
            parameters.put(column, id);
        }
    }

    private void limitToTags(Set<String> keys) {
        requireAmong("id", "SELECT ticket_id FROM " + (keys.size() == 1 ? TAGGED : TAGGED_BY_SOME));
        parameters.put("tag", keys.iterator().next());
        parameters.put("tags", keys.toArray(String[]::new));
    }

    /**
     * The expressions are those of the indexes client_replica_name and client_replica_email. OFFSET 0 keeps the cast out of
     * the join: under row-level security it would keep the index of tickets from being used.
     */
    private void limitToClient(String field, String part) {
        if (part != null) {
            requireAmong("client_id", """
                    SELECT CAST(id AS uuid) FROM client_replica
                    WHERE account_id = :account AND body ->> 'folded_%1$s' LIKE :client_%1$s ESCAPE '!' OFFSET 0""".formatted(field));
            var literal =
                    TextFolding.fold(part).replace("!", "!!").replace("%", "!%").replace("_", "!_");
            parameters.put("client_" + field, "%" + literal + "%");
        }
    }

    private void requireKind(String sql, String name, Object value) {
        requireKind(sql);
        parameters.put(name, value);
    }

    private void requireKind(String sql) {
        require(sql);
        kinds.add(sql);
    }

    /** IS TRUE keeps a subquery from being a join. */
    private void requireAmong(String column, String subquery) {
        narrow.add(column + " IN (" + subquery + ")");
        wide.add("(" + column + " IN (" + subquery + ")) IS TRUE");
    }

    private void require(String sql) {
        narrow.add(sql);
        wide.add(sql);
    }
}
