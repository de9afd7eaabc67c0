package dev.hoopoe.ticket.list;

import dev.hoopoe.common.text.TextFolding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The condition on the name and the address of a ticket's client, in SQL, in forms for few and for many tickets. */
final class ClientCondition {

    /**
     * By the names that are copied beside the counts; of clients with changes that are not folded yet, by the names as they are.
     */
    private static final String COUNTS = """
            (SELECT amount FROM ticket_client_count
            WHERE account_id = :account AND %1$s AND (client_id IN
                (SELECT client_id FROM ticket_client_count_change WHERE account_id = :account)) IS NOT TRUE
            UNION ALL
            SELECT total.amount
            FROM (SELECT DISTINCT client_id FROM ticket_client_count_change WHERE account_id = :account) AS changed
            JOIN client_replica AS client ON client.account_id = :account AND client.id = changed.client_id AND %1$s
            JOIN ticket_client_total AS total ON total.account_id = :account AND total.client_id = changed.client_id) AS counts""";

    private final Map<String, Object> parameters = new HashMap<>();
    private final String matching;

    private ClientCondition(TicketFilter filter) {
        this.matching = Stream.of(part("name", filter.clientName()), part("email", filter.clientEmail()))
                .flatMap(List::stream)
                .collect(Collectors.joining(" AND "));
    }

    static ClientCondition of(TicketFilter filter) {
        return new ClientCondition(filter);
    }

    /** True when nothing is asked of the client. */
    boolean isEmpty() {
        return matching.isEmpty();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /**
     * For few tickets, which are found by their client. OFFSET 0 keeps the cast out of the join: under row-level security it
     * would keep the index of tickets from being used. Empty when nothing is asked of the client.
     */
    String few() {
        return isEmpty()
                ? ""
                : "client_id IN (SELECT CAST(id AS uuid) FROM client_replica WHERE account_id = :account AND "
                        + matching + " OFFSET 0)";
    }

    /** For many tickets that are checked one by one; all such clients are read before. */
    String ofAll() {
        return isEmpty() ? "" : "(" + few() + ") IS TRUE";
    }

    /** For tickets that are checked one by one; the client of each is looked up. */
    String ofEach() {
        return isEmpty()
                ? ""
                : "(SELECT " + matching + " FROM client_replica AS client"
                        + " WHERE client.account_id = :account AND client.id = CAST(ticket.client_id AS text))";
    }

    /** Counts of the tickets of these clients, one row or several each. */
    String counts() {
        return COUNTS.formatted(matching);
    }

    private List<String> part(String field, String text) {
        if (text == null) {
            return List.of();
        }
        var literal =
                TextFolding.fold(text).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        parameters.put("client_" + field, "%" + literal + "%");
        return List.of("folded_%1$s LIKE :client_%1$s ESCAPE '!'".formatted(field));
    }
}
