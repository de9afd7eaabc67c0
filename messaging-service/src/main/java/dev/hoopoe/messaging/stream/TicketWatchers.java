package dev.hoopoe.messaging.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.messaging.access.StaffVisibility;
import dev.hoopoe.messaging.realtime.Presences;
import dev.hoopoe.messaging.realtime.Signal;
import dev.hoopoe.messaging.realtime.SignalsMissed;
import dev.hoopoe.messaging.realtime.TicketSignals;
import dev.hoopoe.messaging.stream.TicketPresence.Viewer;
import dev.hoopoe.messaging.ticket.TicketReplica;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The connections of this process that look at a ticket, and what they are sent of it beside events. */
@ApplicationScoped
class TicketWatchers {

    static final String PRESENCE = "presence";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** By ticket; the value has the account, since a signal that was missed says none. */
    private final Map<Long, Watched> byTicket = new ConcurrentHashMap<>();

    private final Presences presences;
    private final StaffVisibility visibility;
    private final TicketReplica tickets;
    private final AccountScope scope;
    private final ObjectMapper mapper;
    private final Clock clock;

    TicketWatchers(
            Presences presences,
            StaffVisibility visibility,
            TicketReplica tickets,
            AccountScope scope,
            ObjectMapper mapper,
            Clock clock) {
        this.presences = presences;
        this.visibility = visibility;
        this.tickets = tickets;
        this.scope = scope;
        this.mapper = mapper;
        this.clock = clock;
    }

    private record Watched(String account, Set<TicketWatcher> watchers) {}

    void add(String account, long ticketId, TicketWatcher watcher) {
        change(ticketId, watched -> {
            var all = watched == null ? new Watched(account, ConcurrentHashMap.newKeySet(1)) : watched;
            all.watchers().add(watcher);
            return all;
        });
    }

    void remove(long ticketId, TicketWatcher watcher) {
        change(ticketId, watched -> {
            if (watched == null) {
                return null;
            }
            watched.watchers().remove(watcher);
            return watched.watchers().isEmpty() ? null : watched;
        });
    }

    private void change(long ticketId, UnaryOperator<Watched> change) {
        byTicket.compute(ticketId, (id, watched) -> change.apply(watched));
    }

    void receive(@Observes Signal signal) {
        ticketOf(signal.topic()).ifPresent(ticket -> {
            switch (signal.event()) {
                case TicketSignals.TYPING -> send(ticket, TicketSignals.TYPING, signal.exceptSocket(), typing(signal));
                case TicketSignals.SEEN ->
                    send(
                            ticket,
                            TicketSignals.SEEN,
                            null,
                            JSON.objectNode().put("seen_at", clock.instant().toString()));
                case Presences.DIFF -> sendPresence(ticket);
                default -> {
                    // Of another dialect.
                }
            }
        });
    }

    void resend(@Observes SignalsMissed missed) {
        byTicket.keySet().forEach(this::sendPresence);
    }

    TicketPresence presence(long ticketId) {
        var users = new ArrayList<Viewer>();
        presences.state(TicketSignals.topic(ticketId)).forEach(connections -> users.add(viewer(connections)));
        return new TicketPresence(ticketId, users);
    }

    private static Viewer viewer(JsonNode connections) {
        var first = connections.at("/metas/0");
        return new Viewer(
                first.path("user_id").asText(),
                first.path("name").textValue(),
                Instant.ofEpochSecond(first.path("online_at").asLong()));
    }

    private void sendPresence(long ticketId) {
        if (byTicket.containsKey(ticketId)) {
            send(ticketId, PRESENCE, null, mapper.valueToTree(presence(ticketId)));
        }
    }

    private static ObjectNode typing(Signal signal) {
        var of = signal.payload();
        var payload = JSON.objectNode();
        payload.set("typing", of.path("typing"));
        payload.set("user_id", of.path("user_id"));
        payload.set("client_id", of.path("client_id"));
        payload.set("name", of.path("user_name"));
        return payload;
    }

    private void send(long ticketId, String type, String exceptConnection, ObjectNode payload) {
        var watched = byTicket.get(ticketId);
        if (watched == null) {
            return;
        }
        payload.put("ticket_id", ticketId);
        var system = Caller.system(watched.account(), "messaging-service/stream");
        scope.call(system, () -> tickets.find(ticketId))
                .map(visibility::seeing)
                .ifPresent(sees -> watched.watchers().forEach(watcher -> {
                    if (!watcher.id().equals(exceptConnection) && sees.test(watcher.staff())) {
                        watcher.tell(type, payload);
                    }
                }));
    }

    private static Optional<Long> ticketOf(String topic) {
        return topic.startsWith(TicketSignals.PREFIX)
                ? Optional.of(Long.valueOf(topic.substring(TicketSignals.PREFIX.length())))
                : Optional.empty();
    }
}
