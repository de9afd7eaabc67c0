package dev.hoopoe.messaging.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which conversations a list shows; null for no condition.
 *
 * @param open whether the ticket's status is open
 * @param raised whether the priority is high or urgent
 * @param channels of one of these channels
 * @param otherThan of none of these channels
 */
public record ConversationQuery(
        Boolean open,
        Boolean raised,
        Assignee assignee,
        UUID clientId,
        Boolean read,
        List<String> channels,
        List<String> otherThan) {

    static final String RAISED = "t.body ->> 'priority' IN ('high', 'urgent')";

    /** The user whom a conversation is assigned to; a null id is nobody. */
    public record Assignee(UUID id) {}

    /** Every conversation. */
    public static ConversationQuery all() {
        return new ConversationQuery(null, null, null, null, null, null, null);
    }

    public ConversationQuery withOpen(Boolean value) {
        return new ConversationQuery(value, raised, assignee, clientId, read, channels, otherThan);
    }

    public ConversationQuery withRead(Boolean value) {
        return new ConversationQuery(open, raised, assignee, clientId, value, channels, otherThan);
    }

    public ConversationQuery withRaised(Boolean value) {
        return new ConversationQuery(open, value, assignee, clientId, read, channels, otherThan);
    }

    public ConversationQuery withAssignee(Assignee value) {
        return new ConversationQuery(open, raised, value, clientId, read, channels, otherThan);
    }

    public ConversationQuery withClient(UUID value) {
        return new ConversationQuery(open, raised, assignee, value, read, channels, otherThan);
    }

    /** Either may be null. */
    public ConversationQuery withChannels(List<String> these, List<String> otherThanThese) {
        return new ConversationQuery(open, raised, assignee, clientId, read, these, otherThanThese);
    }

    /** The condition on the rows, which begins with AND; empty for none. */
    String sql() {
        var conditions = new StringBuilder();
        add(conditions, open != null, Boolean.TRUE.equals(open) ? "t.open" : "NOT t.open");
        add(conditions, raised != null, Boolean.TRUE.equals(raised) ? RAISED : "NOT (" + RAISED + ")");
        if (assignee != null) {
            add(conditions, true, assignee.id() == null ? "t.assignee_id IS NULL" : "t.assignee_id = :assignee");
        }
        add(conditions, clientId != null, "t.body ->> 'client_id' = :client");
        add(
                conditions,
                read != null,
                Boolean.TRUE.equals(read) ? ConversationSql.READ : "NOT (" + ConversationSql.READ + ")");
        add(conditions, channels != null, "t.body ->> 'channel_id' = ANY (:channels)");
        add(conditions, otherThan != null, "t.body ->> 'channel_id' <> ALL (:otherThan)");
        return conditions.toString();
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        if (assignee != null && assignee.id() != null) {
            parameters.put("assignee", assignee.id());
        }
        if (clientId != null) {
            parameters.put("client", clientId.toString());
        }
        if (channels != null) {
            parameters.put("channels", channels.toArray(String[]::new));
        }
        if (otherThan != null) {
            parameters.put("otherThan", otherThan.toArray(String[]::new));
        }
        return parameters;
    }

    private static void add(StringBuilder conditions, boolean wanted, String condition) {
        if (wanted) {
            conditions.append(" AND ").append(condition);
        }
    }
}
