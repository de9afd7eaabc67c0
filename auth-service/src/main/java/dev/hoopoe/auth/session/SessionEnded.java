package dev.hoopoe.auth.session;

import dev.hoopoe.common.event.Change;
import java.util.Map;

/** The session has ended; its tokens must be refused. */
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
