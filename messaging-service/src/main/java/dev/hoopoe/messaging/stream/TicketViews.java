package dev.hoopoe.messaging.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.messaging.access.CallerVisibility;
import dev.hoopoe.messaging.realtime.Presences;
import dev.hoopoe.messaging.realtime.TicketSignals;
import dev.hoopoe.messaging.ticket.TicketView;
import dev.hoopoe.messaging.user.UserReplica;
import dev.hoopoe.messaging.user.UserView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Staff who look at tickets: all others who look at the same one are told. */
@ApplicationScoped
class TicketViews {

    private final TicketWatchers watchers;
    private final Presences presences;
    private final TicketSignals signals;
    private final CallerVisibility visibility;
    private final UserReplica users;
    private final AccountScope scope;
    private final ObjectMapper mapper;

    TicketViews(
            TicketWatchers watchers,
            Presences presences,
            TicketSignals signals,
            CallerVisibility visibility,
            UserReplica users,
            AccountScope scope,
            ObjectMapper mapper) {
        this.watchers = watchers;
        this.presences = presences;
        this.signals = signals;
        this.visibility = visibility;
        this.users = users;
        this.scope = scope;
        this.mapper = mapper;
    }

    /** Refuses with 404 a ticket that the current caller does not see. */
    void require(long ticketId) {
        visibility.visible(ticketId);
    }

    private record Seen(TicketView ticket, UserView user) {}

    /**
     * Shows that somebody looks at a ticket.
     *
     * @return what ends it
     * @throws HoopoeException not found, for a ticket that the member of the staff does not see
     */
    String begin(long ticketId, TicketWatcher watcher) {
        var account = watcher.staff().accountId();
        var user = seen(ticketId, watcher).user();
        watchers.add(account, ticketId, watcher);
        try {
            var who = object().put("user_id", user.id().toString()).put("name", user.displayName());
            return presences.track(account, List.of(TicketSignals.topic(ticketId)), "user:" + user.id(), who);
        } catch (RuntimeException e) {
            watchers.remove(ticketId, watcher);
            throw e;
        }
    }

    void end(long ticketId, TicketWatcher watcher, String view) {
        watchers.remove(ticketId, watcher);
        presences.untrack(view);
    }

    void type(long ticketId, TicketWatcher watcher, boolean typing) {
        var seen = seen(ticketId, watcher);
        signals.userTypes(watcher.staff().accountId(), seen.ticket(), seen.user(), typing, watcher.id());
    }

    TicketPresence presence(long ticketId) {
        return watchers.presence(ticketId);
    }

    /** As {@code presence} sends it. */
    ObjectNode presenceFrame(long ticketId) {
        return mapper.valueToTree(watchers.presence(ticketId));
    }

    private Seen seen(long ticketId, TicketWatcher watcher) {
        var staff = watcher.staff();
        return scope.call(
                staff,
                () -> new Seen(
                        visibility.visible(ticketId),
                        users.find(staff.personId()).orElseThrow(() -> HoopoeException.notFound("User"))));
    }

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    JsonNode json(Object value) {
        return mapper.valueToTree(value);
    }

    JsonNode read(String text) throws JsonProcessingException {
        return mapper.readTree(text);
    }
}
