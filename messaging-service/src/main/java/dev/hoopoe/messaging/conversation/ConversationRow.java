package dev.hoopoe.messaging.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A ticket's row as far as a conversation shows it; whose number the client has is not in it. */
record ConversationRow(
        long ticketId,
        UUID clientId,
        String channelId,
        String externalId,
        boolean open,
        boolean handledByBot,
        Instant createdAt,
        Instant updatedAt,
        Instant lastMessageAt) {

    /** The body stays where it is: a ticket's text may be long. */
    static final String COLUMNS = """
            t.ticket_id, t.body ->> 'client_id' AS client_id, t.body ->> 'channel_id' AS channel_id,
            t.body ->> 'external_id' AS external_id, %s AS open, t.handled_by_bot,
            t.body ->> 'created_at' AS created_at, t.body ->> 'updated_at' AS updated_at, t.last_message_at
            """.formatted(ConversationStore.OPEN);

    static ConversationRow of(ResultSet row) throws SQLException {
        var lastMessageAt = row.getObject("last_message_at", OffsetDateTime.class);
        return new ConversationRow(
                row.getLong("ticket_id"),
                UUID.fromString(row.getString("client_id")),
                row.getString("channel_id"),
                row.getString("external_id"),
                row.getBoolean("open"),
                row.getBoolean("handled_by_bot"),
                Instant.parse(row.getString("created_at")),
                Instant.parse(row.getString("updated_at")),
                lastMessageAt == null ? null : lastMessageAt.toInstant());
    }

    /** The conversation; a message changes it at once, whatever the ticket's next event says. */
    Conversation of(Long clientNumber) {
        return new Conversation(
                ticketId,
                clientNumber,
                channelId,
                externalId,
                open,
                handledByBot,
                createdAt,
                lastMessageAt != null && lastMessageAt.isAfter(updatedAt) ? lastMessageAt : updatedAt,
                lastMessageAt);
    }
}
