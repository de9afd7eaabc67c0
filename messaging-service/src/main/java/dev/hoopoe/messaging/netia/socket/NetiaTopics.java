package dev.hoopoe.messaging.netia.socket;

import dev.hoopoe.messaging.netia.SocketConversations;
import dev.hoopoe.messaging.phoenix.Topics;
import dev.hoopoe.messaging.realtime.Presences;
import dev.hoopoe.messaging.realtime.TicketSignals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The topics of Netia: of conversations, of an account's staff, and of its pages. */
@ApplicationScoped
class NetiaTopics {

    private final SocketConversations conversations;
    private final Presences presences;
    private final TicketSignals signals;
    private final JoinedConversations joined;

    NetiaTopics(
            SocketConversations conversations, Presences presences, TicketSignals signals, JoinedConversations joined) {
        this.conversations = conversations;
        this.presences = presences;
        this.signals = signals;
        this.joined = joined;
    }

    /** The topics for one socket. */
    Topics of(SocketCaller caller, String socket) {
        return topic -> {
            if (topic.equals(TopicNames.LOBBY) || topic.startsWith(TopicNames.LOBBY + ":")) {
                return Optional.of(new LobbyChannel());
            }
            if (topic.startsWith(TopicNames.CONVERSATION)) {
                var id = topic.substring(TopicNames.CONVERSATION.length());
                return Optional.of(
                        new ConversationChannel(id, caller, socket, conversations, presences, signals, joined));
            }
            if (topic.startsWith(TopicNames.NOTIFICATION)) {
                var account = topic.substring(TopicNames.NOTIFICATION.length());
                return Optional.of(new NotificationChannel(account, caller, socket, conversations, presences, signals));
            }
            return topic.startsWith(TopicNames.ROOM)
                    ? Optional.of(new RoomChannel(topic.substring(TopicNames.ROOM.length()), caller, presences))
                    : Optional.empty();
        };
    }
}
