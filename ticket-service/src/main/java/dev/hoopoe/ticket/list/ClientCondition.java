package dev.hoopoe.ticket.list;

import dev.hoopoe.common.sql.LikePattern;
import dev.hoopoe.common.text.TextFolding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQL conditions on the name and the address of a ticket's client, for few and for many tickets. */
final class ClientCondition {

    /**
     * Reads the folded names beside the compacted counts; of clients with counts that are not compacted yet, the names
     * in the replica.
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

    /** True when the filter has neither name nor address. */
    boolean isEmpty() {
        return matching.isEmpty();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /**
     * For few tickets, found by client. OFFSET 0 keeps the cast out of the join: under row-level security it would keep
     * the index of tickets from being used. Empty without a filter on the client.
     */
    String few() {
        return isEmpty()
                ? ""
                : "client_id IN (SELECT CAST(id AS uuid) FROM client_replica WHERE account_id = :account AND "
                        + matching + " OFFSET 0)";
    }

    /** For many tickets that are checked one by one; reads all matching clients first. */
    String ofAll() {
        return isEmpty() ? "" : "(" + few() + ") IS TRUE";
    }

    /** For tickets that are checked one by one; looks up the client of each. */
    String ofEach() {
        return isEmpty()
                ? ""
                : "(SELECT " + matching + " FROM client_replica AS client"
                        + " WHERE client.account_id = :account AND client.id = CAST(ticket.client_id AS text))";
    }

    /** The counts of these clients' tickets, one row or several per client. */
    String counts() {
        return COUNTS.formatted(matching);
    }

    private List<String> part(String field, String text) {
        if (text == null) {
            return List.of();
        }
        parameters.put("client_" + field, LikePattern.containing(TextFolding.fold(text)));
        return List.of("folded_%1$s LIKE :client_%1$s ESCAPE '!'".formatted(field));
    }
}
