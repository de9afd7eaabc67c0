package dev.hoopoe.ticket.ticket;

import dev.hoopoe.ticket.access.TicketAccess;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The condition of a list, in SQL: the account, what {@link TicketAccess} allows, in the database's terms, and what the
 * filter asks for. SQL because the query language of entities knows neither full text nor replicas.
 */
final class TicketQuery {

    private final StringJoiner narrow = new StringJoiner(" AND ");
    private final StringJoiner wide = new StringJoiner(" AND ");
    private final Map<String, Object> parameters = new HashMap<>();

    TicketQuery(String account, TicketAccess access, TicketFilter filter) {
        require("account_id = :account", "account", account);
        limitTo(access);
        requireIfGiven(
                "status = :status",
                "status",
                filter.status() == null ? null : filter.status().wireName());
        requireIfGiven("priority = :priority", "priority", filter.priority());
        requireIfGiven("department_id = :department", "department", filter.departmentId());
        requireIfGiven("id = :ticket", "ticket", filter.ticketId());
        if (filter.unreadOnly()) {
            require("unread");
        }
        if (filter.tag() != null) {
            limitToTag(filter.tag());
        }
        limitToClient("name", filter.clientName());
        limitToClient("email", filter.clientEmail());
        if (filter.search() != null) {
            limitTo(filter.search());
        }
    }

    /** The condition as it finds few tickets fast: from what it names. */
    String narrow() {
        return narrow.toString();
    }

    /** The condition as it is checked fast on many tickets, one by one; IS TRUE keeps a subquery from being a join. */
    String wide() {
        return wide.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void limitTo(TicketAccess access) {
        if (access.everything()) {
            return;
        }
        if (access.departmentIds().isEmpty()) {
            require("assignee_id = :me", "me", access.userId());
        } else {
            require("(department_id IN (:departments) OR assignee_id = :me)", "me", access.userId());
            parameters.put("departments", access.departmentIds());
        }
    }

    private void limitToTag(String key) {
        requireAmong("id", """
                SELECT ticket_id FROM ticket_tag WHERE tag_id =
                    (SELECT id FROM tag WHERE account_id = :account AND name_key = :tag AND NOT deleted)""");
        parameters.put("tag", key);
    }

    /** The expressions are those of the indexes client_replica_name and client_replica_email. */
    private void limitToClient(String field, String part) {
        if (part != null) {
            requireAmong("client_id", """
                    SELECT CAST(id AS uuid) FROM client_replica
                    WHERE account_id = :account AND lower(body ->> '%1$s') LIKE lower(:client_%1$s) ESCAPE '!'""".formatted(field));
            var literal = part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
            parameters.put("client_" + field, "%" + literal + "%");
        }
    }

    private void limitTo(TicketSearch search) {
        require("(search_words @@ to_tsquery('simple', :words) OR id = :number OR external_id = :term)");
        parameters.put("words", search.words());
        parameters.put("number", search.ticketId());
        parameters.put("term", search.term());
    }

    private void requireIfGiven(String sql, String name, Object value) {
        if (value != null) {
            require(sql, name, value);
        }
    }

    private void require(String sql, String name, Object value) {
        require(sql);
        parameters.put(name, value);
    }

    private void requireAmong(String column, String subquery) {
        narrow.add(column + " IN (" + subquery + ")");
        wide.add("(" + column + " IN (" + subquery + ")) IS TRUE");
    }

    private void require(String sql) {
        narrow.add(sql);
        wide.add(sql);
    }
}
