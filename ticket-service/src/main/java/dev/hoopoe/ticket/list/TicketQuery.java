package dev.hoopoe.ticket.list;

import dev.hoopoe.ticket.access.TicketVisibility;
import dev.hoopoe.ticket.access.VisibilityCondition;
import dev.hoopoe.ticket.status.TicketStatus;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SQL conditions of a list of tickets: the account, what the caller may see, and the filter. SQL because HQL has no
 * replicas.
 */
public final class TicketQuery {

    private static final String AND = " AND ";

    private static final String SUM = "SELECT CAST(coalesce(sum(amount), 0) AS bigint) FROM ";

    /** On rows of {@code ticket_tag} and on counts of tags. */
    private static final String OF_TAG = "account_id = :account AND tag_id ="
            + " (SELECT id FROM tag WHERE account_id = :account AND name_key = :tag AND NOT deleted)";

    private static final String OF_SOME_TAG = "account_id = :account AND tag_id IN"
            + " (SELECT id FROM tag WHERE account_id = :account AND name_key = ANY (:tags) AND NOT deleted)";

    private final TicketVisibility visibility;
    private final VisibilityCondition visible;
    private final TicketFilter filter;
    private final ClientCondition client;
    private final StringJoiner conditions = new StringJoiner(AND);
    private final StringJoiner kinds = new StringJoiner(AND);
    private final Map<String, Object> parameters;
    private String tagged = "";

    public TicketQuery(String account, TicketVisibility visibility, TicketFilter filter) {
        this.visibility = visibility;
        this.visible = visibility.sql(filter.departmentId());
        this.filter = filter;
        this.client = ClientCondition.of(filter);
        this.parameters = new HashMap<>(visible.parameters());
        parameters.putAll(client.parameters());
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
            conditions.add("id = :ticket");
            parameters.put("ticket", filter.ticketId());
        }
        if (filter.tags() != null) {
            limitToTags(filter.tags());
        }
    }

    /** Search words of which each of the tickets has one; none where they do not narrow a search enough. */
    public List<String> marks() {
        return visibility.searchMarks(filter.departmentId());
    }

    /** WHERE clause for selective filters. */
    public String narrow() {
        return all(conditions.toString(), tagged.isEmpty() ? "" : among(), client.few(), visible.tickets());
    }

    /** Disjoint ranges of the tickets, each along an index in that order; tags and client are left to {@link #others}. */
    List<TicketRange> ranges(TicketOrder order) {
        return visible.ranges().stream()
                .map(TicketRange::of)
                .flatMap(range -> split(range, order))
                .map(range -> range.with(conditions.toString()))
                .toList();
    }

    /** The condition on tags and client for tickets that are checked one by one; empty for none. */
    String others() {
        return all(tagged.isEmpty() ? "" : "(" + among() + ") IS TRUE", client.ofAll());
    }

    /** As {@link #others} for few tickets: the tags and the client of each are looked up. */
    String othersOfEach() {
        return all(tagged.isEmpty() ? "" : eachTagged(), client.ofEach());
    }

    /** True when an index satisfies both filter and order: a walk along it reads no other ticket. */
    boolean isKept() {
        return isCounted()
                && visible.indexed()
                && filter.priority() == null
                && filter.priorities() == null
                && (visible.isEverything() || (filter.status() == null && filter.statuses() == null));
    }

    /** True when the filter names tags or the client's name or address. */
    boolean hasOthers() {
        return !tagged.isEmpty() || !client.isEmpty();
    }

    /** True when {@code ticket_total} counts the tickets of this filter. */
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

    /** True when {@code ticket_week_total} counts the tickets of this filter. */
    boolean isCountedByWeek() {
        return isCounted() && filter.priority() == null && filter.priorities() == null;
    }

    /** The weekly counts of these tickets. */
    String weeks() {
        return visible.weeks().stream()
                .map(counts -> "SELECT * FROM ticket_week_total WHERE " + kinds + AND + counts)
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** True when {@link #total} is a sum of kept counts. */
    boolean isSummed() {
        return isCounted() || isTag() || isClients();
    }

    /** How many tickets meet the filter: a sum of kept counts, or else a count of the rows. */
    String total() {
        if (isCounted()) {
            return totalOfKinds();
        }
        if (isTag()) {
            return SUM + "ticket_tag_total WHERE " + OF_TAG;
        }
        return isClients() ? SUM + client.counts() : "SELECT count(*) FROM ticket WHERE " + narrow();
    }

    /** How many tickets meet the filter but for tags, client, assignee and id. */
    String totalOfKinds() {
        return SUM + "ticket_total WHERE " + counts();
    }

    /** True for all tickets of one tag. */
    boolean isTag() {
        return visible.isEverything() && filter.isTagAlone();
    }

    /** True for all tickets of clients by a part of their names and addresses. */
    private boolean isClients() {
        return visible.isEverything() && filter.isClientAlone();
    }

    /** The condition on rows of {@code ticket_tag}, for one tag. */
    String links() {
        return OF_TAG;
    }

    /** The condition on rows of {@code ticket_total}. */
    String counts() {
        return kinds + AND + "(" + String.join(" OR ", visible.counts()) + ")";
    }

    /** Binds those of the parameters that the statement names. */
    public void bind(Query text) {
        for (var parameter : text.getParameters()) {
            var value = parameters.get(parameter.getName());
            if (value != null) {
                text.setParameter(parameter.getName(), value);
            }
        }
    }

    /**
     * The indexes by department and by assignee sort unread tickets first; the index by status has a range per status.
     */
    private Stream<TicketRange> split(TicketRange range, TicketOrder order) {
        if (order != TicketOrder.NEWEST_FIRST || !visible.indexed()) {
            return Stream.of(range);
        }
        var apart = visible.isEverything() && filter.assigneeId() == null;
        if (apart && filter.statuses() != null) {
            return filter.statuses().stream().sorted().map(status -> range.with("status = :" + parameterOf(status)));
        }
        return !apart && filter.isMixed() ? range.splitByUnread() : Stream.of(range);
    }

    private static String all(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(AND));
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
            requireKind(filter.unreadFlags().contains(true) ? "unread" : "NOT unread");
        }
    }

    private void limitToPerson(String column, UUID id) {
        if (id != null) {
            conditions.add(column + " = :" + column);
            parameters.put(column, id);
        }
    }

    private void limitToTags(Set<String> keys) {
        tagged = keys.size() == 1 ? OF_TAG : OF_SOME_TAG;
        parameters.put("tag", keys.iterator().next());
        parameters.put("tags", keys.toArray(String[]::new));
    }

    private String among() {
        return "id IN (SELECT ticket_id FROM ticket_tag WHERE " + tagged + ")";
    }

    private String eachTagged() {
        return "(SELECT true FROM ticket_tag WHERE ticket_id = ticket.id AND " + tagged + " LIMIT 1)";
    }

    private void requireKind(String sql, String name, Object value) {
        requireKind(sql);
        parameters.put(name, value);
    }

    private void requireKind(String sql) {
        conditions.add(sql);
        kinds.add(sql);
    }
}
