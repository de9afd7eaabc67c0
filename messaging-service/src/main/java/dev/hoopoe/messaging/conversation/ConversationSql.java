package dev.hoopoe.messaging.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Parts of the statements that read tickets ({@code t}) with what Netia keeps beside them ({@code c}), and the mapping of their rows. */
final class ConversationSql {

    /** When something last happened: the last message, else the opening. */
    static final String ACTIVITY = "t.active_at";

    /** A mark counts until the next message. Without one, a conversation is read when the last message is from staff. */
    static final String READ = """
            CASE WHEN c.marked_at >= coalesce(greatest(t.last_client_message_at, t.last_user_message_at), '-infinity')
                THEN c.marked_read
                ELSE coalesce(t.last_user_message_at > coalesce(t.last_client_message_at, '-infinity'), false) END""";

    /** Archived by staff, until the client writes; or closed and without activity for some time. */
    static final String NOT_ARCHIVED = " AND (c.archived_at IS NULL OR c.archived_at < t.last_client_message_at)"
            + " AND (t.open OR " + ACTIVITY + " > :inactiveSince)";

    static final String FROM = " FROM ticket_replica t"
            + " LEFT JOIN conversation c ON c.account_id = t.account_id AND c.ticket_id = t.ticket_id"
            + " WHERE t.account_id = :account AND NOT t.deleted";

    static final String SELECT = "SELECT t.ticket_id, jsonb_build_object("
            + List.of(
                            "uid",
                            "client_id",
                            "channel_id",
                            "title",
                            "priority",
                            "tags",
                            "created_at",
                            "closed_at",
                            "resolved_at")
                    .stream()
                    .map(field -> "'" + field + "', t.body -> '" + field + "'")
                    .reduce((one, other) -> one + ", " + other)
                    .orElseThrow()
            + ")::text AS body, t.open, t.assignee_id, " + ACTIVITY + ", " + READ
            + " AS is_read, coalesce(c.for_page, false) AS for_page, c.metadata::text AS metadata";

    private ConversationSql() {}

    /** A row of {@link #SELECT}. */
    static DetailedConversation conversation(Object[] row, ObjectMapper mapper) {
        var body = json((String) row[1], mapper);
        var open = (Boolean) row[2];
        return new DetailedConversation(
                ((Number) row[0]).longValue(),
                UUID.fromString(body.path("uid").asText()),
                UUID.fromString(body.path("client_id").asText()),
                body.path("channel_id").asText(),
                body.path("title").asText(),
                open,
                body.path("priority").asText(),
                (UUID) row[3],
                StreamSupport.stream(body.path("tags").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                Instant.parse(body.path("created_at").asText()),
                open ? null : closedAt(body),
                (Instant) row[4],
                (Boolean) row[5],
                (Boolean) row[6],
                row[7] == null ? null : (ObjectNode) json((String) row[7], mapper));
    }

    private static Instant closedAt(JsonNode body) {
        var closed = body.path("closed_at");
        var text = closed.isTextual()
                ? closed.textValue()
                : body.path("resolved_at").textValue();
        return text == null ? null : Instant.parse(text);
    }

    private static JsonNode json(String text, ObjectMapper mapper) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A conversation is stored as something else than JSON", e);
        }
    }
}
