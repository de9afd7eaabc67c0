package dev.hoopoe.messaging.netia.socket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.messaging.phoenix.Channel;
import dev.hoopoe.messaging.phoenix.RefusedException;
import java.util.function.Predicate;

/** A channel that answers {@code ping} (contract row N-46) and passes the desk's refusals on. */
abstract class NetiaChannel implements Channel {

    static final String UNAUTHORIZED = "unauthorized";

    private static final String PING = "ping";

    @Override
    public ObjectNode join(ObjectNode payload) throws RefusedException {
        return nothing();
    }

    @Override
    public final ObjectNode handle(String event, ObjectNode payload) throws RefusedException {
        if (event.equals(PING)) {
            return payload;
        }
        try {
            if (handles(event, payload)) {
                return nothing();
            }
        } catch (HoopoeException e) {
            throw new RefusedException(reason(e));
        }
        throw new RefusedException("unhandled event");
    }

    /** The member of the staff who has joined; null for a page. */
    Caller staff() {
        return null;
    }

    /** The channels of pages, and of those staff who see something. */
    static Predicate<Channel> seeing(Predicate<Caller> staffSeeing) {
        return channel -> {
            var staff = ((NetiaChannel) channel).staff();
            return staff == null || staffSeeing.test(staff);
        };
    }

    /** Does what the event asks for; false for an unknown event. */
    boolean handles(String event, ObjectNode payload) {
        return false;
    }

    /** Who may not see something is answered as if there were none, and a user who was deactivated as if logged out. */
    private static String reason(HoopoeException refusal) {
        return refusal.kind() == ErrorKind.UNAUTHENTICATED ? UNAUTHORIZED : refusal.getMessage();
    }

    static boolean typing(ObjectNode payload) {
        var typing = payload.path("typing");
        if (!typing.isBoolean()) {
            throw HoopoeException.invalid("typing", "must be true or false");
        }
        return typing.booleanValue();
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
