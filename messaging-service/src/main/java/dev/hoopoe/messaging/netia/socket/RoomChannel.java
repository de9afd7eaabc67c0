package dev.hoopoe.messaging.netia.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.messaging.phoenix.ChannelLink;
import dev.hoopoe.messaging.phoenix.RefusedException;
import dev.hoopoe.messaging.realtime.Presences;

/** Which agents of an account are online, for its pages (contract row N-39). An account that does not exist has none. */
final class RoomChannel extends NetiaChannel {

    private final String account;
    private final SocketCaller caller;
    private final Presences presences;

    RoomChannel(String account, SocketCaller caller, Presences presences) {
        this.account = account;
        this.caller = caller;
        this.presences = presences;
    }

    @Override
    public ObjectNode join(ObjectNode payload) throws RefusedException {
        if (caller.boundAccount() != null && !caller.boundAccount().equals(account)) {
            throw new RefusedException(UNAUTHORIZED);
        }
        return super.join(payload);
    }

    @Override
    public void joined(ChannelLink link) {
        link.push(Presences.STATE, presences.state(TopicNames.room(account)));
    }
}
