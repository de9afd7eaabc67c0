package dev.hoopoe.messaging.netia.socket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.messaging.access.StaffVisibility;
import dev.hoopoe.messaging.conversation.ConversationMarked;
import dev.hoopoe.messaging.netia.SocketEvents;
import dev.hoopoe.messaging.phoenix.Broadcast;
import dev.hoopoe.messaging.phoenix.TopicSubscribers;
import dev.hoopoe.messaging.realtime.Presences;
import dev.hoopoe.messaging.realtime.Signal;
import dev.hoopoe.messaging.realtime.SignalsMissed;
import dev.hoopoe.messaging.realtime.TicketSignals;
import dev.hoopoe.messaging.ticket.TicketReplica;
import dev.hoopoe.messaging.ticket.TicketView;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Sends signals to the sockets of this process (contract rows N-50 to N-53). */
@ApplicationScoped
class SignalBroadcasts {

    /** A topic's whole state is sent once for all that has come about meanwhile. */
    private static final int STATE_DELAY_MILLIS = 200;

    private static final Logger LOG = Logger.getLogger(SignalBroadcasts.class);

    private final Set<String> awaitingState = ConcurrentHashMap.newKeySet();
    private final TopicSubscribers subscribers;
    private final Presences presences;
    private final StaffVisibility visibility;
    private final TicketReplica tickets;
    private final SocketEvents events;
    private final TicketSignals signals;
    private final CurrentCaller caller;
    private final AccountScope scope;
    private final Vertx vertx;

    SignalBroadcasts(
            TopicSubscribers subscribers,
            Presences presences,
            StaffVisibility visibility,
            TicketReplica tickets,
            SocketEvents events,
            TicketSignals signals,
            CurrentCaller caller,
            AccountScope scope,
            Vertx vertx) {
        this.subscribers = subscribers;
        this.presences = presences;
        this.visibility = visibility;
        this.tickets = tickets;
        this.events = events;
        this.signals = signals;
        this.caller = caller;
        this.scope = scope;
        this.vertx = vertx;
    }

    /** Staff have marked a conversation, of which the feed says nothing. */
    void marked(@Observes ConversationMarked marked) {
        try {
            signals.marked(caller.accountId(), marked.conversation().ticketId());
        } catch (DatabaseException e) {
            LOG.warn("Sockets not told that a conversation was marked", e);
        }
    }

    void receive(@Observes Signal signal) {
        switch (signal.event()) {
            case TicketSignals.TYPING -> typing(signal);
            case TicketSignals.MARKED -> marked(signal);
            default -> {
                if (subscribers.has(signal.topic())) {
                    pass(signal);
                }
            }
        }
    }

    /** A signal of the desk, on Netia's topics (contract row N-50). */
    private void marked(Signal signal) {
        ticketOf(signal).ifPresent(ticket -> {
            var conversation = TopicNames.conversation(ticket.uid());
            var notification = TopicNames.notification(signal.accountId());
            if (subscribers.has(conversation) || subscribers.has(notification)) {
                events.marked(signal.accountId(), ticket).ifPresent(payload -> {
                    send(signal, "conversation:updated", conversation, payload, ticket);
                    send(signal, "conversation:updated", notification, payload, ticket);
                });
            }
        });
    }

    private void pass(Signal signal) {
        if (signal.payload() == null) {
            sendState(signal.topic());
        } else {
            subscribers.send(Broadcast.toAll(signal.topic(), signal.event(), signal.payload()));
        }
    }

    /** A signal of the desk, in Netia's words and on Netia's topics (contract row N-51). */
    private void typing(Signal signal) {
        var of = signal.payload();
        var conversation = TopicNames.CONVERSATION + of.path("conversation_id").asText();
        var notification = TopicNames.notification(signal.accountId());
        if (!subscribers.has(conversation) && !subscribers.has(notification)) {
            return;
        }
        var payload = JsonNodeFactory.instance.objectNode();
        payload.set("typing", of.path("typing"));
        payload.set("conversation_id", of.path("conversation_id"));
        payload.set("customer_id", of.path("client_id"));
        payload.set("user_id", of.path("user_number"));
        payload.put("type", of.path("client_id").isNull() ? "agent" : "customer");
        ticketOf(signal).ifPresent(ticket -> {
            send(signal, TicketSignals.TYPING, conversation, payload, ticket);
            send(signal, TicketSignals.TYPING, notification, payload, ticket);
        });
    }

    private Optional<TicketView> ticketOf(Signal signal) {
        return scope.call(
                Caller.system(signal.accountId(), "messaging-service/sockets"), () -> tickets.find(signal.ticketId()));
    }

    private void send(Signal signal, String event, String topic, ObjectNode payload, TicketView ticket) {
        subscribers.send(new Broadcast(
                topic, event, payload, signal.exceptSocket(), NetiaChannel.seeing(visibility.seeing(ticket))));
    }

    /** Who came or went meanwhile is not known, so every topic is told who is there. */
    void resend(@Observes SignalsMissed missed) {
        subscribers.topics().stream()
                .filter(topic -> !topic.startsWith(TopicNames.LOBBY))
                .forEach(this::sendState);
    }

    private void sendState(String topic) {
        if (awaitingState.add(topic)) {
            vertx.setTimer(
                    STATE_DELAY_MILLIS,
                    id -> vertx.executeBlocking(() -> {
                                awaitingState.remove(topic);
                                subscribers.send(Broadcast.toAll(topic, Presences.STATE, presences.state(topic)));
                                return null;
                            })
                            .onFailure(failure -> LOG.warn("State of a topic not sent", failure)));
        }
    }
}
