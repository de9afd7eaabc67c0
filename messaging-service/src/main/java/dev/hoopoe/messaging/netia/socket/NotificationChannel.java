package dev.hoopoe.messaging.netia.socket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.messaging.netia.SocketConversations;
import dev.hoopoe.messaging.phoenix.ChannelLink;
import dev.hoopoe.messaging.phoenix.RefusedException;
import dev.hoopoe.messaging.realtime.Presences;
import dev.hoopoe.messaging.realtime.TicketSignals;
import java.util.List;

/** What happens in an account, for its staff: each sees what concerns the tickets that they see (contract rows N-38 and N-44 to N-47). */
final class NotificationChannel extends NetiaChannel {

    private static final String REFUSED = "Unauthorized";

    private final String account;
    private final SocketCaller caller;
    private final String socket;
    private final SocketConversations conversations;
    private final Presences presences;
    private final TicketSignals signals;
    private String presence;

    NotificationChannel(
            String account,
            SocketCaller caller,
            String socket,
            SocketConversations conversations,
            Presences presences,
            TicketSignals signals) {
        this.account = account;
        this.caller = caller;
        this.socket = socket;
        this.conversations = conversations;
        this.presences = presences;
        this.signals = signals;
    }

    @Override
    Caller staff() {
        return caller.staff();
    }

    @Override
    public ObjectNode join(ObjectNode payload) throws RefusedException {
        if (caller.staff() == null || !caller.staff().accountId().equals(account)) {
            throw new RefusedException(REFUSED);
        }
        var number = number();
        presence = presences.track(
                account,
                List.of(TopicNames.notification(account), TopicNames.room(account)),
                "user:" + number,
                JsonNodeFactory.instance.objectNode().put("user_id", number));
        return super.join(payload);
    }

    private long number() throws RefusedException {
        try {
            return conversations.user(caller.staff()).number();
        } catch (HoopoeException e) {
            throw new RefusedException(REFUSED);
        }
    }

    @Override
    public void joined(ChannelLink link) {
        link.push(Presences.STATE, presences.state(TopicNames.notification(account)));
    }

    @Override
    boolean handles(String event, ObjectNode payload) {
        switch (event) {
            case "shout" -> conversations.say(caller.staff(), SocketConversations.conversationIn(payload), payload);
            case "read" -> conversations.markRead(caller.staff(), SocketConversations.conversationIn(payload));
            case "typing" -> {
                var conversation =
                        conversations.getForStaff(caller.staff(), SocketConversations.conversationIn(payload));
                signals.userTypes(
                        account, conversation.ticket(), conversations.user(caller.staff()), typing(payload), socket);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void leave() {
        presences.untrack(presence);
    }
}
