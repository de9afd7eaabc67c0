package dev.hoopoe.messaging.realtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.messaging.ticket.TicketView;
import dev.hoopoe.messaging.user.UserView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells all replicas what happens on a ticket and is not stored as an event: that somebody types, or has seen what was written. */
@ApplicationScoped
public class TicketSignals {

    public static final String TYPING = "typing";
    public static final String SEEN = "seen";

    /** Staff have marked the conversation, or changed what this service alone stores of it. */
    public static final String MARKED = "marked";

    /** Of the topics of tickets; the ticket's id follows. */
    public static final String PREFIX = "ticket:";

    private final Fanout fanout;

    TicketSignals(Fanout fanout) {
        this.fanout = fanout;
    }

    /** The topic of a ticket, on which staff who look at it are present. */
    public static String topic(long ticketId) {
        return PREFIX + ticketId;
    }

    /** @param socket where it comes from */
    public void clientTypes(String account, TicketView ticket, boolean typing, String socket) {
        publish(account, ticket, typing(ticket, typing, ticket.clientId(), null), socket);
    }

    /** @param socket where it comes from */
    public void userTypes(String account, TicketView ticket, UserView user, boolean typing, String socket) {
        publish(account, ticket, typing(ticket, typing, null, user), socket);
    }

    /** The client has seen what staff wrote. */
    public void seen(String account, long ticketId) {
        publish(account, ticketId, SEEN);
    }

    /** Each replica reads the conversation by itself: it may be larger than a signal can be. */
    public void marked(String account, long ticketId) {
        publish(account, ticketId, MARKED);
    }

    private void publish(String account, long ticketId, String event) {
        fanout.publish(new Signal(account, topic(ticketId), event, null, null, ticketId));
    }

    private static ObjectNode typing(TicketView ticket, boolean typing, UUID client, UserView user) {
        var payload = JsonNodeFactory.instance.objectNode();
        payload.put("typing", typing);
        payload.put("conversation_id", ticket.uid().toString());
        payload.put("client_id", client == null ? null : client.toString());
        payload.put("user_id", user == null ? null : user.id().toString());
        payload.put("user_number", user == null ? null : user.number());
        payload.put("user_name", user == null ? null : user.displayName());
        return payload;
    }

    private void publish(String account, TicketView ticket, ObjectNode payload, String socket) {
        fanout.publish(new Signal(account, topic(ticket.id()), TYPING, payload, socket, ticket.id()));
    }
}
