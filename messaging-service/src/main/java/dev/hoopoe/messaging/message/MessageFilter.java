package dev.hoopoe.messaging.message;

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
 */
public record MessageFilter(Long ticketId, UUID clientId, UUID userId, Boolean privateMessage, Boolean bySystem) {

    /** The messages of one ticket; of all for null. */
    public static MessageFilter ofTicket(Long ticketId) {
        return new MessageFilter(ticketId, null, null, null, null);
    }

    /** The condition on the rows {@code m}, which begins with AND; empty for none. */
    String sql() {
        return (ticketId == null ? "" : " AND m.ticket_id = :ticket")
                + (clientId == null ? "" : " AND m.client_id = :client")
                + (userId == null ? "" : " AND m.user_id = :author")
                + flag("m.is_private", privateMessage)
                + flag("m.is_system_message", bySystem);
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
        return parameters;
    }

    private static String flag(String column, Boolean wanted) {
        if (wanted == null) {
            return "";
        }
        return wanted ? " AND " + column : " AND NOT " + column;
    }
}
