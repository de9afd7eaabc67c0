package dev.hoopoe.auth.principal;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.AccountEntities;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Principals of the caller's account. */
@ApplicationScoped
class PrincipalRepository implements PanacheRepositoryBase<Principal, UUID> {

    private final CurrentCaller caller;

    PrincipalRepository(CurrentCaller caller) {
        this.caller = caller;
    }

    Optional<Principal> findByEmail(String comparableEmail) {
        return AccountEntities.findBy(
                getEntityManager(), Principal.class, "email = :value and not deleted", comparableEmail);
    }

    Optional<Principal> findByUsername(String comparableUsername) {
        return AccountEntities.findBy(
                getEntityManager(), Principal.class, "username = :value and not deleted", comparableUsername);
    }

    Optional<Principal> byId(UUID userId) {
        return AccountEntities.find(getEntityManager(), Principal.class, userId);
    }

    Optional<Principal> findByIdWithLock(UUID userId, LockModeType lock) {
        return AccountEntities.find(getEntityManager(), Principal.class, userId, lock);
    }

    /** Serialises, until commit, writers of the same person or the same login name. */
    void lockSubject(String subject) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:subject, 0))")
                .setParameter("subject", caller.accountId() + "/" + subject)
                .getSingleResult();
    }

    /** Replaces the hash of an unchanged password. */
    void replaceHash(UUID userId, Instant passwordChangedAt, String newHash) {
        update(
                "passwordHash = ?1 where userId = ?2 and passwordChangedAt = ?3 and not deleted",
                newHash,
                userId,
                passwordChangedAt);
    }
}
