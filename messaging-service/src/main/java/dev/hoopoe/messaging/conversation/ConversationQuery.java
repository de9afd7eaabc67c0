package dev.hoopoe.messaging.conversation;

import dev.hoopoe.messaging.channel.ChannelChoice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which conversations a list shows; null for no condition.
 *
 * @param open whether the ticket's status is open
 * @param raised whether the priority is high or urgent
 * @param channels the channels by which the ticket came in
 * @param ticketIds one of these tickets
 * @param tag a name of a tag that the ticket bears
 */
public record ConversationQuery(
        Boolean open,
        Boolean raised,
        Assignee assignee,
        UUID clientId,
        Boolean read,
        ChannelChoice channels,
        List<Long> ticketIds,
        String tag) {

    /** The operator for it is a question mark, which would be a parameter here. */
    private static final String TAGGED = "jsonb_exists(t.body -> 'tags', :tag)";

    static final String RAISED = "t.body ->> 'priority' IN ('high', 'urgent')";

    /** The user whom a conversation is assigned to; a null id is nobody. */
    public record Assignee(UUID id) {}

    /** Every conversation. */
    public static ConversationQuery all() {
        return new ConversationQuery(null, null, null, null, null, null, null, null);
    }

    public ConversationQuery withOpen(Boolean value) {
        return new ConversationQuery(value, raised, assignee, clientId, read, channels, ticketIds, tag);
    }

    public ConversationQuery withRead(Boolean value) {
        return new ConversationQuery(open, raised, assignee, clientId, value, channels, ticketIds, tag);
    }

    public ConversationQuery withRaised(Boolean value) {
        return new ConversationQuery(open, value, assignee, clientId, read, channels, ticketIds, tag);
    }

    public ConversationQuery withAssignee(Assignee value) {
        return new ConversationQuery(open, raised, value, clientId, read, channels, ticketIds, tag);
    }

    public ConversationQuery withClient(UUID value) {
        return new ConversationQuery(open, raised, assignee, value, read, channels, ticketIds, tag);
    }

    public ConversationQuery withChannels(ChannelChoice value) {
        return new ConversationQuery(open, raised, assignee, clientId, read, value, ticketIds, tag);
    }

    public ConversationQuery withTicketIds(List<Long> value) {
        return new ConversationQuery(open, raised, assignee, clientId, read, channels, value, tag);
    }

    public ConversationQuery withTag(String value) {
        return new ConversationQuery(open, raised, assignee, clientId, read, channels, ticketIds, value);
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
        if (channels != null) {
            add(conditions, true, channels.sql());
        }
        add(conditions, ticketIds != null, "t.ticket_id = ANY (:tickets)");
        add(conditions, tag != null, TAGGED);
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
            parameters.putAll(channels.parameters());
        }
        if (ticketIds != null) {
            parameters.put("tickets", ticketIds.toArray(Long[]::new));
        }
        if (tag != null) {
            parameters.put("tag", tag);
        }
        return parameters;
    }

    private static void add(StringBuilder conditions, boolean wanted, String condition) {
        if (wanted) {
            conditions.append(" AND ").append(condition);
        }
    }
}
