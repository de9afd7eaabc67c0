package dev.hoopoe.ticket.cascade;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.hibernate.jpa.SpecHints;

/** Stores cascades until they are done. */
@ApplicationScoped
class CascadeRepository implements PanacheRepositoryBase<Cascade, Long> {

    /** Hibernate's number for SKIP LOCKED. */
    private static final int SKIP_LOCKED = -2;

    /** The oldest that no other replica works on, locked until the transaction ends. */
    Optional<Cascade> lockNext() {
        return find("order by id")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, SKIP_LOCKED)
                .firstResultOptional();
    }
}
