package dev.hoopoe.auth.session;

import dev.hoopoe.common.sql.AccountEntities;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sessions of the caller's account. */
@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<Session, UUID> {

    Optional<Session> lock(UUID sid) {
        return AccountEntities.find(getEntityManager(), Session.class, sid, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The sessions of a person that go on, in an order that keeps two writers from waiting for each other. */
    List<Session> lockRunningOf(UUID userId) {
        return find("userId = ?1 and endedAt is null order by sid", userId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
