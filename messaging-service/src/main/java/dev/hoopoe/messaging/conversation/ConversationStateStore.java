package dev.hoopoe.messaging.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Writes what Netia keeps of a conversation beside its ticket; in a transaction of the caller or of its own. */
@ApplicationScoped
@Transactional
class ConversationStateStore {

    private static final String OPEN = """
            INSERT INTO conversation (account_id, ticket_id, for_page, metadata)
            VALUES (:account, :ticket, :forPage, CAST(nullif(:metadata, '') AS jsonb))
            """;

    private static final String SET = """
            INSERT INTO conversation (account_id, ticket_id, %1$s) VALUES (:account, :ticket, %2$s)
            ON CONFLICT (account_id, ticket_id) DO UPDATE SET (%1$s) = ROW (%2$s)
            """;

    private final EntityManager entities;
    private final CurrentCaller caller;
    private final Clock clock;

    ConversationStateStore(EntityManager entities, CurrentCaller caller, Clock clock) {
        this.entities = entities;
        this.caller = caller;
        this.clock = clock;
    }

    /** Refuses an object that the database cannot store, such as one with a number that is too large; null is none. */
    void check(ObjectNode metadata) {
        if (metadata != null) {
            entities.createNativeQuery("SELECT CAST(CAST(:metadata AS jsonb) AS text)")
                    .setParameter("metadata", metadata.toString())
                    .getSingleResult();
        }
    }

    /** @param metadata null for none */
    void open(long ticketId, boolean forPage, ObjectNode metadata) {
        var values = new HashMap<String, Object>();
        values.put("forPage", forPage);
        values.put("metadata", metadata == null ? "" : metadata.toString());
        write(OPEN, ticketId, values);
    }

    /** Marks it as read or unread; the mark counts until the next message. */
    void mark(long ticketId, boolean read) {
        write(
                SET.formatted("marked_read, marked_at", ":read, :now"),
                ticketId,
                Map.of("read", read, "now", clock.instant()));
    }

    /** Removes it from lists until the client's next message. */
    void archive(long ticketId) {
        write(SET.formatted("archived_at", ":now"), ticketId, Map.of("now", clock.instant()));
    }

    void setMetadata(long ticketId, ObjectNode metadata) {
        write(SET.formatted("metadata", "CAST(:metadata AS jsonb)"), ticketId, Map.of("metadata", metadata.toString()));
    }

    private void write(String sql, long ticketId, Map<String, Object> values) {
        var statement = entities.createNativeQuery(sql)
                .setParameter("account", caller.accountId())
                .setParameter("ticket", ticketId);
        values.forEach(statement::setParameter);
        statement.executeUpdate();
    }
}
