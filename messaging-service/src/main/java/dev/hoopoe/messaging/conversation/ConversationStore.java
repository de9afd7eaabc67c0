package dev.hoopoe.messaging.conversation;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.messaging.access.TicketVisibility;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads tickets of the caller's account as conversations, each page in one statement (migration V5 has the indexes). */
@ApplicationScoped
class ConversationStore {

    private static final String SELECT =
            "SELECT " + ConversationRow.COLUMNS + " FROM ticket_replica t WHERE t.account_id = ? AND NOT t.deleted";

    private static final String LAST_WRITTEN_FIRST =
            " ORDER BY t.last_message_at DESC NULLS LAST, t.ticket_id DESC LIMIT ? OFFSET ?";

    private final AgroalDataSource database;
    private final CurrentCaller caller;

    ConversationStore(AgroalDataSource database, CurrentCaller caller) {
        this.database = database;
        this.caller = caller;
    }

    /** {@code clientId} is null for the conversations of all clients; the filter's client number is ignored. */
    List<ConversationRow> list(
            TicketVisibility visibility, UUID clientId, ConversationFilter filter, int limit, int offset) {
        var query = new Query();
        if (!visibility.everything()) {
            var visible = visibility.onRow("t");
            query.add(
                    " AND " + visible.positionalSql(),
                    visible.positionalValues().toArray());
        }
        if (clientId != null) {
            query.add(" AND t.body ->> 'client_id' = ?", clientId.toString());
        }
        if (filter.channels() != null) {
            query.add(" AND t.body ->> 'channel_id' = ANY (?)", (Object) texts(filter.channels()));
        }
        if (filter.otherThan() != null) {
            query.add(" AND t.body ->> 'channel_id' <> ALL (?)", (Object) texts(filter.otherThan()));
        }
        if (filter.open() != null) {
            query.add(filter.open() ? " AND t.open" : " AND NOT t.open");
        }
        query.add(LAST_WRITTEN_FIRST, limit, offset);
        return query.read();
    }

    Optional<ConversationRow> find(long ticketId) {
        var query = new Query();
        query.add(" AND t.ticket_id = ?", ticketId);
        return query.read().stream().findFirst();
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    /** A statement with what is bound to it, in order. */
    private final class Query {

        private final StringBuilder sql = new StringBuilder(SELECT);
        private final List<Object> values = new ArrayList<>(List.of(caller.accountId()));

        void add(String condition, Object... bound) {
            sql.append(condition);
            values.addAll(List.of(bound));
        }

        List<ConversationRow> read() {
            try (var connection = database.getConnection();
                    var select = connection.prepareStatement(sql.toString())) {
                for (var index = 0; index < values.size(); index++) {
                    select.setObject(index + 1, values.get(index));
                }
                var found = new ArrayList<ConversationRow>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(ConversationRow.of(rows));
                    }
                }
                return found;
            } catch (SQLException e) {
                throw new DatabaseException("Conversations could not be read", e);
            }
        }
    }
}
