package dev.hoopoe.messaging.netia.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.messaging.access.StaffVisibility;
import dev.hoopoe.messaging.feed.FeedTail.TailEvent;
import dev.hoopoe.messaging.netia.NetiaEvent;
import dev.hoopoe.messaging.netia.SocketEvents;
import dev.hoopoe.messaging.phoenix.Broadcast;
import dev.hoopoe.messaging.phoenix.TopicSubscribers;
import dev.hoopoe.messaging.ticket.TicketView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Sends an event of the feed to the sockets of this process that it concerns (contract rows N-48 to N-50). */
@ApplicationScoped
class EventBroadcasts {

    private static final String CHAT = "chat";

    private final SocketEvents events;
    private final TopicSubscribers subscribers;
    private final JoinedConversations joined;
    private final StaffVisibility visibility;
    private final ObjectMapper mapper;

    EventBroadcasts(
            SocketEvents events,
            TopicSubscribers subscribers,
            JoinedConversations joined,
            StaffVisibility visibility,
            ObjectMapper mapper) {
        this.events = events;
        this.subscribers = subscribers;
        this.joined = joined;
        this.visibility = visibility;
        this.mapper = mapper;
    }

    void send(TailEvent event) {
        NetiaEvent.ofType(event.type()).ifPresent(known -> send(known, event.accountId(), snapshotOf(event)));
    }

    private void send(NetiaEvent event, String account, JsonNode snapshot) {
        switch (event) {
            case MESSAGE_CREATED -> message(account, snapshot);
            case CONVERSATION_CREATED -> created(account, snapshot);
            case CONVERSATION_UPDATED -> updated(account, snapshot);
            case CUSTOMER_CREATED -> {
                // Subscriptions alone are told.
            }
        }
    }

    private void message(String account, JsonNode snapshot) {
        var notification = TopicNames.notification(account);
        if (!subscribers.has(notification)
                && !joined.has(snapshot.path("ticket_id").longValue())) {
            return;
        }
        events.shout(account, snapshot).ifPresent(shout -> {
            if (shout.forPage() != null) {
                send(TopicNames.conversation(shout.ticket().uid()), "shout", shout.forPage(), shout.ticket());
            }
            send(notification, "shout", shout.forStaff(), shout.ticket());
        });
    }

    private void created(String account, JsonNode snapshot) {
        var ticket = events.ticket(snapshot);
        var payload = events.created(ticket.uid());
        send(TopicNames.notification(account), "conversation:created", payload, ticket);
        if (CHAT.equals(ticket.channelId())) {
            send(TopicNames.lobbyOf(ticket.clientId()), "conversation:created", payload, ticket);
        }
    }

    private void updated(String account, JsonNode snapshot) {
        var notification = TopicNames.notification(account);
        var conversation = TopicNames.conversation(uidOf(snapshot));
        if (subscribers.has(notification) || subscribers.has(conversation)) {
            events.updated(account, snapshot).ifPresent(payload -> {
                var ticket = events.ticket(snapshot);
                send(notification, "conversation:updated", payload, ticket);
                send(conversation, "conversation:updated", payload, ticket);
            });
        }
    }

    private void send(String topic, String event, ObjectNode payload, TicketView ticket) {
        subscribers.send(new Broadcast(topic, event, payload, null, NetiaChannel.seeing(visibility.seeing(ticket))));
    }

    private static UUID uidOf(JsonNode snapshot) {
        return UUID.fromString(snapshot.path("uid").asText());
    }

    private JsonNode snapshotOf(TailEvent event) {
        try {
            return mapper.readTree(event.data()).path("snapshot");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored event is not JSON", e);
        }
    }
}
