package dev.hoopoe.auth.session;

import dev.hoopoe.common.event.Change;
import java.util.Map;

/** No token of the session is to be accepted any more. */
record SessionEnded(Session session) implements SessionEvent {

    @Override
    public String name() {
        return "ended";
    }

    @Override
    public Map<String, Change> changes() {
        return Map.of("ended_at", new Change(null, session.endedAt()), "reason", new Change(null, session.reason()));
    }
}
