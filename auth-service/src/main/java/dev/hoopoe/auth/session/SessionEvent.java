package dev.hoopoe.auth.session;

import dev.hoopoe.common.event.DomainEvent;

/** What happens to a session, as other services hear of it. */
sealed interface SessionEvent extends DomainEvent permits SessionStarted, SessionEnded {

    Session session();

    @Override
    default String aggregate() {
        return "session";
    }

    @Override
    default String aggregateId() {
        return session().sid().toString();
    }

    @Override
    default long sequence() {
        return session().version();
    }

    @Override
    default SessionSnapshot snapshot() {
        return SessionSnapshot.of(session());
    }
}
