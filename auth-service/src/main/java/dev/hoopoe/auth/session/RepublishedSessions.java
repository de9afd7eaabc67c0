package dev.hoopoe.auth.session;

import dev.hoopoe.common.republication.KeyedRows;
import dev.hoopoe.common.republication.RepublishedAggregate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The last states of sessions, for subscribers and neighbours that lost them. */
@ApplicationScoped
class RepublishedSessions implements RepublishedAggregate {

    private final SessionRepository sessions;

    RepublishedSessions(SessionRepository sessions) {
        this.sessions = sessions;
    }

    @Override
    public String aggregate() {
        return "session";
    }

    @Override
    public List<SessionEvent> lockAfter(String after, int most) {
        return new KeyedRows<>(sessions, "sid", UUID::fromString)
                .lockAfter(after, most).stream()
                        .<SessionEvent>map(
                                session -> session.hasEnded() ? new SessionEnded(session) : new SessionStarted(session))
                        .toList();
    }
}
