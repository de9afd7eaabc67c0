package dev.hoopoe.messaging.message;

import dev.hoopoe.common.sql.LikePattern;
import dev.hoopoe.messaging.channel.ChannelChoice;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Which messages a list shows; null for no condition.
 *
 * @param clientId those that this client wrote
 * @param userId those that this user wrote
 * @param privateMessage whether staff alone are shown them
 * @param bySystem whether they are of the system
 * @param channels the channels by which their tickets came in
 * @param text what their texts contain, in any case
 */
public record MessageFilter(
        Long ticketId,
        UUID clientId,
        UUID userId,
        Boolean privateMessage,
        Boolean bySystem,
        ChannelChoice channels,
        String text) {

    private static final String BY_CHANNEL = " AND EXISTS (SELECT 1 FROM ticket_replica t"
            + " WHERE t.account_id = m.account_id AND t.ticket_id = m.ticket_id AND NOT t.deleted AND %s)";

    private static final String CONTAINING = " AND lower(m.body) LIKE lower(:text) ESCAPE '!'";

    /** The messages of one ticket; of all for null. */
    public static MessageFilter ofTicket(Long ticketId) {
        return new MessageFilter(ticketId, null, null, null, null, null, null);
    }

    /** The messages that one client wrote. */
    public static MessageFilter ofClient(UUID clientId) {
        return new MessageFilter(null, clientId, null, null, null, null, null);
    }

    /** The condition on the rows {@code m}, which begins with AND; empty for none. */
    String sql() {
        return (ticketId == null ? "" : " AND m.ticket_id = :ticket")
                + (clientId == null ? "" : " AND m.client_id = :client")
                + (userId == null ? "" : " AND m.user_id = :author")
                + flag("m.is_private", privateMessage)
                + flag("m.is_system_message", bySystem)
                + (channels == null ? "" : BY_CHANNEL.formatted(channels.sql()))
                + (text == null ? "" : CONTAINING);
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        if (ticketId != null) {
            parameters.put("ticket", ticketId);
        }
        if (clientId != null) {
            parameters.put("client", clientId);
        }
        if (userId != null) {
            parameters.put("author", userId);
        }
        if (channels != null) {
            parameters.putAll(channels.parameters());
        }
        if (text != null) {
            parameters.put("text", LikePattern.containing(text));
        }
        return parameters;
    }

    private static String flag(String column, Boolean wanted) {
        if (wanted == null) {
            return "";
        }
        return wanted ? " AND " + column : " AND NOT " + column;
    }
}
