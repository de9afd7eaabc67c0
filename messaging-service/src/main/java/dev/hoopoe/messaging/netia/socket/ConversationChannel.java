package dev.hoopoe.messaging.netia.socket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.messaging.netia.SocketConversations;
import dev.hoopoe.messaging.netia.SocketConversations.Joined;
import dev.hoopoe.messaging.phoenix.ChannelLink;
import dev.hoopoe.messaging.phoenix.RefusedException;
import dev.hoopoe.messaging.realtime.Presences;
import dev.hoopoe.messaging.realtime.TicketSignals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One conversation, for its customer's page and for staff (contract rows N-36 and N-41 to N-43). */
final class ConversationChannel extends NetiaChannel {

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final String id;
    private final SocketCaller caller;
    private final String socket;
    private final SocketConversations conversations;
    private final Presences presences;
    private final TicketSignals signals;
    private final JoinedConversations inProcess;
    private Joined joined;
    private String presence;

    ConversationChannel(
            String id,
            SocketCaller caller,
            String socket,
            SocketConversations conversations,
            Presences presences,
            TicketSignals signals,
            JoinedConversations inProcess) {
        this.id = id;
        this.caller = caller;
        this.socket = socket;
        this.conversations = conversations;
        this.presences = presences;
        this.signals = signals;
        this.inProcess = inProcess;
    }

    @Override
    Caller staff() {
        return caller.staff();
    }

    @Override
    public ObjectNode join(ObjectNode payload) throws RefusedException {
        var customer = payload.path("customer_id").asText(null);
        joined = PathIds.uuidOrEmpty(id)
                .flatMap(this::find)
                .filter(found ->
                        customer == null || found.ticket().clientId().toString().equals(customer))
                .orElseThrow(() -> new RefusedException(UNAUTHORIZED));
        inProcess.add(joined.ticket().id());
        if (customer != null && caller.staff() == null) {
            try {
                track(customer);
            } catch (RuntimeException e) {
                inProcess.remove(joined.ticket().id());
                throw e;
            }
        }
        return super.join(payload);
    }

    private void track(String customer) {
        presence = presences.track(
                joined.account(),
                List.of(TopicNames.conversation(joined.uid()), TopicNames.notification(joined.account())),
                "customer:" + customer,
                JsonNodeFactory.instance.objectNode().put("customer_id", customer));
        presences.announceState(joined.account(), TopicNames.notification(joined.account()));
    }

    private Optional<Joined> find(UUID conversation) {
        if (caller.staff() == null) {
            return conversations.findForVisitor(conversation, caller.boundAccount());
        }
        try {
            return Optional.of(conversations.getForStaff(caller.staff(), conversation));
        } catch (HoopoeException e) {
            return Optional.empty();
        }
    }

    @Override
    public void joined(ChannelLink link) {
        link.push(Presences.STATE, presences.state(TopicNames.conversation(joined.uid())));
    }

    @Override
    boolean handles(String event, ObjectNode payload) {
        switch (event) {
            case "shout" -> say(payload);
            case "typing" -> type(typing(payload));
            case "messages:seen" -> seen();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void say(ObjectNode payload) {
        if (caller.staff() == null) {
            if (!inProcess.mayWrite(joined.ticket().id())) {
                throw HoopoeException.tooMany("Too many messages in this conversation; try again later", RETRY_AFTER);
            }
            conversations.sayAsVisitor(joined, payload);
        } else {
            conversations.say(caller.staff(), joined.uid(), payload);
        }
    }

    private void type(boolean started) {
        if (caller.staff() == null) {
            if (inProcess.mayType(joined.ticket().id())) {
                signals.clientTypes(joined.account(), joined.ticket(), started, socket);
            }
        } else {
            signals.userTypes(joined.account(), joined.ticket(), conversations.user(caller.staff()), started, socket);
        }
    }

    /** It is the customer who sees; staff only look. */
    private void seen() {
        if (caller.staff() == null) {
            conversations.markSeen(joined);
            signals.seen(joined.account(), joined.ticket().id());
        }
    }

    @Override
    public void leave() {
        inProcess.remove(joined.ticket().id());
        if (presence != null) {
            presences.untrack(presence);
        }
    }
}
